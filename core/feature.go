package core

import (
	"math/bits"
	"strings"
)

// Feature: the questions that the genre score asks of a block. Each has a few
// answers, and each answer is a feature with weights of its own; so has a pair of
// answers to two questions that belong together.

// The questions.
const (
	askSize = iota
	askEnd
	askStart
	askLetters
	askShare
	askAsking
	askKnown
	askSign
	askPlace
	askAbove
	askBelow
	askRun
	askBefore
	askAfter
	askLone
	askSure
	askTone
	askSizeEnd
	askSizePlace
	askPlaceEnd
	askPlaceRun
	askPlaceAbove
	askSizeShare
	askSizeAsking
	askPlaceAsking
	askBeforeAfter
	askPlaceKnown
	askSizeLetters
	askAboveBelow
	askPlaceSure
	askRunSure
	askEndBefore
	askSizeTone
	askPlaceTone
	askShareTone
	questionCount
)

// A question has a name and its answers. A crossed one is two others asked together.
type question struct {
	name    string
	answers []string
	a, b    int // of a crossed question
}

var questions = func() []question {
	ask := func(name, answers string) question { return question{name: name, answers: strings.Fields(answers)} }
	const (
		share = "none few some many all"
		away  = "0 1 2-3 4-7 8- none"
		class = "none short open closed prose"
		some  = "0 1 2-3 4-"
	)
	list := []question{
		askSize:    ask("words", "1 2 3 4 5-7 8-12 13-20 21-35 36-60 61-"),
		askEnd:     ask("ends-with", "letter number stop question exclamation colon ellipsis quote sign"),
		askStart:   ask("begins-with", "capital small number quote sign letter"),
		askLetters: ask("letters", "plain capitals title caseless"),
		askShare:   ask("stock-words", share),
		askAsking:  ask("asking-words", share),
		askKnown:   ask("line-of", "none"),
		askSign:    ask("holds", "address at owner money bar number numbers time quote hash bracket repeated"),
		askPlace:   ask("place", "head inside tail bare"),
		askAbove:   ask("to-prose-above", away),
		askBelow:   ask("to-prose-below", away),
		askRun:     ask("run", "0 1 2 3-4 5-8 9-16 17-"),
		askBefore:  ask("before", class),
		askAfter:   ask("after", class),
		askLone:    ask("lone-lines", "none 1 2 3-4 5-"),
		askSure:    ask("known-in-run", some),
		askTone:    ask("prose-asks", "unknown never little some much most"),
	}
	for _, k := range kinds[1:] {
		list[askKnown].answers = append(list[askKnown].answers, k.Name)
	}
	list[askSign].answers = append(list[askSign].answers, "known-before", "known-after", "known-near")
	for _, pair := range [...][2]int{
		{askSize, askEnd},
		{askSize, askPlace},
		{askPlace, askEnd},
		{askPlace, askRun},
		{askPlace, askAbove},
		{askSize, askShare},
		{askSize, askAsking},
		{askPlace, askAsking},
		{askBefore, askAfter},
		{askPlace, askKnown},
		{askSize, askLetters},
		{askAbove, askBelow},
		{askPlace, askSure},
		{askRun, askSure},
		{askEnd, askBeforeAfter},
		{askSize, askTone},
		{askPlace, askTone},
		{askShare, askTone},
	} {
		a, b := list[pair[0]], list[pair[1]]
		q := question{name: a.name, a: pair[0], b: pair[1]}
		for _, x := range a.answers {
			for _, y := range b.answers {
				q.answers = append(q.answers, x+" "+b.name+" "+y)
			}
		}
		list = append(list, q)
	}
	return list
}()

// firstShape is the number of the first answer to each question, among all answers.
var firstShape = func() (first [questionCount + 1]int) {
	for i, q := range questions {
		first[i+1] = first[i] + len(q.answers)
	}
	return first
}()

// A crossing is what shapes needs to know of a question.
type crossing struct {
	first   uint16 // of its answers, among all
	a, b, n uint8  // of a crossed question: the two, and how many answers b has
}

var crossings = func() (list [questionCount]crossing) {
	for i, q := range questions {
		list[i] = crossing{uint16(firstShape[i]), uint8(q.a), uint8(q.b), uint8(len(questions[q.b].answers))}
	}
	return list
}()

// shapeName is the feature's name in the table of weights.
func shapeName(shape int) string {
	q := 0
	for firstShape[q+1] <= shape {
		q++
	}
	return questions[q].name + " " + questions[q].answers[shape-firstShape[q]]
}

// class says what kind of neighbour a block is.
func (b *block) class() uint8 {
	switch {
	case b.prose:
		return 4
	case b.size < 4:
		return 1
	case b.end == endStop || b.end == endQuestion || b.end == endExclamation:
		return 3
	}
	return 2
}

// shapes appends the features of list[i], apart from its words.
func shapes(list []block, i int, to []uint16) []uint16 {
	b := &list[i]
	var answers [questionCount]uint8
	answers[askSize], answers[askEnd], answers[askStart], answers[askLetters] = b.size, b.end, b.start, b.letters
	answers[askShare], answers[askAsking], answers[askKnown] = b.share, b.traits.asking, uint8(b.known)
	answers[askPlace], answers[askAbove], answers[askBelow], answers[askRun] = b.place, b.above, b.below, b.run
	answers[askLone], answers[askSure], answers[askTone] = b.lone, b.sure, b.tone
	signs := b.signs
	if b.repeated {
		signs |= 1 << signRepeated
	}
	if i > 0 && near(list, i, i-1) {
		answers[askBefore] = list[i-1].class()
		if list[i-1].taken {
			signs |= 1 << signTakenBefore
		}
	}
	if i+1 < len(list) && near(list, i, i+1) {
		answers[askAfter] = list[i+1].class()
		if list[i+1].taken {
			signs |= 1 << signTakenAfter
		}
	}
	eachNear(list, i, 4, func(j int) {
		if list[j].taken {
			signs |= 1 << signTakenNear
		}
	})
	for q := range crossings {
		c := &crossings[q]
		switch {
		case q == askSign:
			for rest := signs; rest != 0; rest &= rest - 1 {
				to = append(to, c.first+uint16(bits.TrailingZeros16(rest)))
			}
			continue
		case c.a != c.b:
			answers[q] = answers[c.a]*c.n + answers[c.b]
		}
		to = append(to, c.first+uint16(answers[q]))
	}
	return to
}

// The features of the second reading: what the first one said of a block and its
// neighbours, in readingUnit.
const (
	nearOwn = iota
	nearBefore
	nearAfter
	nearBefore2
	nearAfter2
	nearMean
	nearMost
	nearLeast
	nearBehind
	nearBehindLeast
	nearLast
	nearAhead
	nearFirst
	nearBoth
	nearEither
	nearSized // some of them once more for each of a few sizes
	nearEach  = 4
	nearSizes = 3
	nearCount = nearSized + nearSizes*nearEach
)

const (
	nearBlocks  = 12              // blocks, to each side
	readingMost = 4 * readingUnit // more of a first reading, or less, says no more
	readingEnds = 2 * readingUnit // what tells of the first and the last block
)

// nearNames are their names in the table of weights.
var nearNames = func() (names [nearCount]string) {
	copy(names[:], strings.Fields("own before after before-2 after-2 mean most least behind behind-least last ahead first both either"))
	for i, size := range [nearSizes]string{"short", "middle", "long"} {
		for k, name := range [nearEach]string{"own", "both", "either", "ahead"} {
			names[nearSized+nearEach*i+k] = name + " " + size
		}
	}
	return names
}()

// NearbyNames names what [Nearby] gives.
func NearbyNames() []string { return nearNames[:] }

// nearSize names a size.
func nearSize(words int) int { return int(bucket(words, 4, 12)) }

// Nearby gives the features of the second reading of block i of some that the first
// one read, in 1/128 of a logit; words is the size of the block. It is exported for
// training.
func Nearby(first []int, i, words int) [nearCount]int {
	const most = readingMost
	at := func(j int) int {
		if j < 0 || j >= len(first) {
			return 0
		}
		return max(-most, min(most, first[j]))
	}
	over := func(from, to int) (mean, high, low int) {
		sum, n := 0, 0
		high, low = -most, most
		for j := max(0, from); j <= min(len(first)-1, to); j++ {
			if j != i {
				sum, n = sum+at(j), n+1
				high, low = max(high, at(j)), min(low, at(j))
			}
		}
		if n == 0 {
			return 0, 0, 0
		}
		return sum / n, high, low
	}
	var v [nearCount]int
	v[nearOwn] = at(i)
	v[nearBefore], v[nearAfter], v[nearBefore2], v[nearAfter2] = at(i-1), at(i+1), at(i-2), at(i+2)
	v[nearMean], v[nearMost], v[nearLeast] = over(i-5, i+5)
	v[nearBehind], _, v[nearBehindLeast] = over(i+1, i+nearBlocks)
	v[nearAhead], _, _ = over(i-nearBlocks, i-1)
	if i+1 == len(first) {
		v[nearLast] = readingEnds
	}
	if i == 0 {
		v[nearFirst] = readingEnds
	}
	v[nearBoth], v[nearEither] = min(at(i-1), at(i+1)), max(at(i-1), at(i+1))
	sized := nearSized + nearEach*nearSize(words)
	v[sized], v[sized+1], v[sized+2], v[sized+3] = v[nearOwn], v[nearBoth], v[nearEither], v[nearAhead]
	return v
}
