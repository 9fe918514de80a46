package coretest

import (
	"math/rand/v2"
	"strings"
	"unicode"
)

// misread is what a scanner makes of letters, by alphabet as they come.
var misread = [...][2]string{
	{"rn", "m"},
	{"m", "rn"},
	{"l", "1"},
	{"O", "0"},
	{"o", "0"},
	{"I", "l"},
	{"cl", "d"},
	{"d", "cl"},
	{"h", "b"},
	{"e", "c"},
	{"w", "vv"},
	{"li", "h"},
	{"u", "ii"},
	{"S", "5"},
	{"B", "8"},
	{"g", "q"},
	{"и", "н"},
	{"н", "п"},
	{"ш", "щ"},
	{"о", "0"},
	{"з", "3"},
	{"т", "г"},
	{"л", "п"},
	{"ы", "ьі"},
	{"未", "末"},
	{"日", "曰"},
	{"己", "已"},
	{"人", "入"},
	{"大", "太"},
	{"天", "夫"},
	{"从", "丛"},
	{"间", "问"},
	{"有", "冇"},
	{"这", "迖"},
	{"里", "甲"},
	{"们", "门"},
	{"的", "旳"},
	{"为", "力"},
}

// mistyped is what a typist takes for another character of the same sound.
var mistyped = map[string]string{
	"的": "得", "在": "再", "做": "作", "像": "象", "他": "她", "那": "哪", "以": "已", "是": "事", "有": "友", "我": "握",
	"记": "纪", "新": "心", "读": "独", "写": "些", "多": "都", "年": "念",
}

// damageLetters gives a share of the letter's words one wrong letter each.
func damageLetters(rng *rand.Rand, letter [][]sentence, rate int, ocr bool) {
	if rate == 0 {
		return
	}
	damage := mistype
	if ocr {
		damage = misreadWord
	}
	// Whether a word can be damaged does not depend on luck, only how.
	probe := rand.New(rand.NewPCG(1, 1))
	fits := func(t token) bool { return damage(probe, t.core) != t.core }
	for _, w := range draw(rng, letter, rate, fits) {
		t := &w.s.tokens[w.at]
		t.core, t.touched = damage(rng, t.core), true
	}
}

// misreadWord replaces one place out of those a scanner could misread; where
// there is none it gives the word back.
func misreadWord(rng *rand.Rand, word string) string {
	type place struct{ at, pair int }
	var places []place
	for i, pair := range misread {
		for at := 0; at < len(word); at++ {
			if strings.HasPrefix(word[at:], pair[0]) {
				places = append(places, place{at, i})
			}
		}
	}
	if len(places) == 0 {
		return word
	}
	p := places[rng.IntN(len(places))]
	return word[:p.at] + misread[p.pair][1] + word[p.at+len(misread[p.pair][0]):]
}

// mistype swaps two letters, leaves one out, doubles one, or hits another one;
// words of fewer than four letters are given back.
func mistype(rng *rand.Rand, word string) string {
	if wrong, ok := mistyped[word]; ok {
		return wrong
	}
	letters := []rune(word)
	if len(letters) < 4 || strings.ContainsFunc(word, func(r rune) bool { return !unicode.IsLetter(r) }) {
		return word
	}
	i := 1 + rng.IntN(len(letters)-2) // people get the first letter right
	switch rng.IntN(4) {
	case 0:
		if letters[i] != letters[i+1] {
			letters[i], letters[i+1] = letters[i+1], letters[i]
			return string(letters)
		}
		fallthrough
	case 1:
		return string(letters[:i]) + string(letters[i+1:])
	case 2:
		return string(letters[:i+1]) + string(letters[i:])
	}
	near := letters[i] + 1 - 2*rune(rng.IntN(2)) // its neighbour in the alphabet
	if !unicode.IsLetter(near) {
		near = 'e'
	}
	return string(letters[:i]) + string(near) + string(letters[i+1:])
}
