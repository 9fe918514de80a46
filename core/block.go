package core

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Block: what a paragraph or line of the text looks like, and where it stands among
// the others. The genre score is read from it.

// A block is a paragraph or line of the text.
type block struct {
	from, to int // words
	traits
	around
	sums          [4]int // the weights of its words and pairs of words, as weight.reading has them
	first, second int    // the two readings of the genre score, 1/128 of a logit
	closed        bool   // a template has a part of it
}

// traits are a block's own. The small numbers are answers to the questions of
// feature.go.
type traits struct {
	size, end, start, letters, share, asking uint8
	signs                                    uint16
	prose                                    bool   // a paragraph of sentences
	taken                                    bool   // a template has most of it
	known                                    Kind   // of the template that has such a line
	key                                      uint32 // of its first words: they may be the same where it is
}

// around is what its neighbours say about a block.
type around struct {
	place, above, below, run, lone, sure, tone uint8
	repeated                                   bool
}

// How far a block is read, and its neighbours are.
const (
	blockWords = 64   // words of a block
	blockReach = 16   // blocks, to each side
	proseReach = 64   // blocks, where any prose will do
	wordReach  = 1024 // words, to each side: less than a horizon
	proseBlock = 18   // a block of so many words, with a sign at its end, is prose
	proseLong  = 36   // one of so many without
	loneLook   = 12   // blocks among which lone lines are counted
	rareWord   = 9    // the weight of a word that is no frequent one
)

// The signs of a block, bits of traits.signs and answers of askSign.
const (
	signAddress = iota
	signAt
	signOwner
	signMoney
	signBar
	signNumber
	signNumbers
	signTime
	signQuote
	signHash
	signBracket
	signRepeated
	signTakenBefore
	signTakenAfter
	signTakenNear
)

// The places of a block.
const (
	placeHead   = iota // prose below it only
	placeInside        // prose above and below
	placeTail          // prose above it only
	placeBare          // no prose near it
)

// blocks cuts a text, in place of what the list held. The passages say what templates
// have of it.
func (x *index) blocks(f *folded, passages []passage, list []block) []block {
	list = list[:0]
	for i := 0; i < len(f.words); {
		j := i + 1
		for j < len(f.words) && (f.words[j].brk == sameLine || f.words[j].brk == newLine && f.edge(j, &x.facts) < lineEdge) {
			j++
		}
		b := block{from: i, to: j}
		x.look(f, &b)
		list = append(list, b)
		i = j
	}
	k := 0
	for i := range list {
		b := &list[i]
		for k < len(passages) && passages[k].to <= b.from {
			k++
		}
		taken := 0
		for j := k; j < len(passages) && passages[j].from < b.to; j++ {
			taken += min(passages[j].to, b.to) - max(passages[j].from, b.from)
		}
		b.closed, b.taken = taken > 0, 2*taken > b.to-b.from
	}
	f.lookAround(list)
	return list
}

// look reads a block's traits.
func (x *index) look(f *folded, b *block) {
	g := &x.genre
	words := f.words[b.from:min(b.to, b.from+blockWords)]
	numbers, capitals, upper, cased, rare, stock, asking, size := 0, 0, 0, 0, 0, 0, 0, 0
	for i := range words {
		w := &words[i]
		mark := g.marks[w.hash]
		if mark&markWord != 0 {
			b.add(g.words.find(f, w))
		}
		if i > 0 {
			b.add(g.pairs.find(pairHash(words[i-1].hash, w.hash)))
		}
		if w.flags&wordNumber != 0 {
			numbers++
			continue
		}
		size += halfWords(*w)
		switch letterCase(f.text, w.start) {
		case upperCase:
			capitals++
			cased++
			if secondCapital(f.text[w.start:w.end]) {
				upper++
			}
		case lowerCase:
			cased++
		}
		if mark&markRare != 0 {
			rare++
		}
		if mark&markStock != 0 {
			if known := g.stock.find(f, w); known != nil {
				stock++
				if known.asking {
					asking++
				}
			}
		}
	}
	size = max(1, (size+f.size(b.from+len(words), min(b.to, b.from+2*blockWords))+1)/2)
	b.size = bucket(size, 1, 2, 3, 4, 7, 12, 20, 35, 60)
	b.share, b.asking = portion(stock, rare), portion(asking, rare)
	switch {
	case cased == 0:
		b.letters = 3
	case 2*upper > cased:
		b.letters = 1
	case cased > 1 && 3*capitals >= 2*cased:
		b.letters = 2
	}
	b.key = lineKey(len(words), words[0].hash, words[len(words)-1].hash)
	if g.lineKeys.has(uint16(b.key)) {
		b.known = g.lineKind(f.lineHash(words))
	}
	line := f.lineOf(b.from, b.to)
	text := f.text[line.Start:line.End]
	b.end, b.start, b.signs = endOf(text), startOf(text), f.signs(b.from, b.to, line)
	if numbers > 0 {
		b.signs |= 1 << signNumber
	}
	if 2*numbers > b.to-b.from {
		b.signs |= 1 << signNumbers
	}
	b.prose = size >= proseBlock && endsSentence(b.end) || size >= proseLong
}

// add adds the weights of a word or a pair of words, where it has some.
func (b *block) add(w *weight) {
	if w != nil {
		for i, v := range w.reading {
			b.sums[i] += int(v)
		}
	}
}

// lineHash is the hash by which templates' lines are known.
func (f *folded) lineHash(words []word) (hash uint32) {
	for i := range words {
		hash = lineHash(hash, words[i].hash, tag(f.text[words[i].start:words[i].end]))
	}
	return hash
}

// sameWords tells whether two blocks begin with the same words, as far as they are read.
func (f *folded) sameWords(a, b *block) bool {
	v, w := f.words[a.from:min(a.to, a.from+blockWords)], f.words[b.from:min(b.to, b.from+blockWords)]
	if len(v) != len(w) {
		return false
	}
	for i := range v {
		if v[i].hash != w[i].hash {
			return false
		}
	}
	return f.lineHash(v) == f.lineHash(w)
}

// The cases of a letter.
const (
	caseless = iota
	lowerCase
	upperCase
)

// letterCase gives the case of the letter at text[i].
func letterCase(text string, i uint32) int {
	c := text[i]
	switch {
	case c >= 'a' && c <= 'z':
		return lowerCase
	case c >= 'A' && c <= 'Z':
		return upperCase
	case c < utf8.RuneSelf:
		return caseless
	}
	r, _ := utf8.DecodeRuneInString(text[i:])
	switch {
	case unicode.IsLower(r):
		return lowerCase
	case unicode.IsUpper(r):
		return upperCase
	}
	return caseless
}

// secondCapital tells whether the second letter of a word is a capital.
func secondCapital(word string) bool {
	n := 1
	if word[0] >= utf8.RuneSelf {
		_, n = utf8.DecodeRuneInString(word)
	}
	return n < len(word) && letterCase(word, uint32(n)) == upperCase
}

// lineOf gives the bytes of words[from:to] with the signs on the same line before and
// behind them, without white space.
func (f *folded) lineOf(from, to int) Range {
	start, end := int(f.words[from].start), int(f.words[to-1].end)
	least, most := 0, len(f.text)
	if from > 0 {
		least = int(f.words[from-1].end)
	}
	if to < len(f.words) {
		most = int(f.words[to].start)
	}
	for start > least && !isLineEnd(f.text[start-1]) {
		start--
	}
	for end < most && !isLineEnd(f.text[end]) {
		end++
	}
	start += end - start - len(strings.TrimLeftFunc(f.text[start:end], unicode.IsSpace))
	return Range{start, start + len(strings.TrimRightFunc(f.text[start:end], unicode.IsSpace))}
}

func isLineEnd(c byte) bool { return c == '\n' || c == '\r' }

// bucket gives the place of n among ascending bounds.
func bucket(n int, bounds ...int) uint8 {
	for i, b := range bounds {
		if n <= b {
			return uint8(i)
		}
	}
	return uint8(len(bounds))
}

// portion names a share: none, a quarter, a half, more, all.
func portion(part, whole int) uint8 {
	switch part {
	case 0:
		return 0
	case whole:
		return 4
	}
	return 1 + bucket(1000*part/whole, 250, 500)
}

// The ends of a block.
const (
	endLetter = iota
	endNumber
	endStop
	endQuestion
	endExclamation
	endColon
	endEllipsis
	endQuote
	endSign
)

func endsSentence(end uint8) bool {
	return end == endStop || end == endQuestion || end == endExclamation || end == endEllipsis || end == endQuote
}

func endOf(text string) uint8 {
	r, n := utf8.DecodeLastRuneInString(text)
	quoted := false
	for n > 0 && (isCloser(r) && r != ':' || r == '*' || r == '_') {
		quoted = quoted || isQuote(r) || isSingleQuote(r)
		text = text[:len(text)-n]
		r, n = utf8.DecodeLastRuneInString(text)
	}
	switch {
	case r == '?' || r == '？' || r == '؟':
		return endQuestion
	case r == '!' || r == '！':
		return endExclamation
	case r == '…' || strings.HasSuffix(text, "..."):
		return endEllipsis
	case isTerminator(r):
		return endStop
	case r == ':' || r == '：':
		return endColon
	case quoted:
		return endQuote
	case unicode.IsDigit(r):
		return endNumber
	case unicode.IsLetter(r):
		return endLetter
	}
	return endSign
}

func startOf(text string) uint8 {
	r, _ := utf8.DecodeRuneInString(text)
	switch {
	case unicode.IsUpper(r):
		return 0
	case unicode.IsLower(r):
		return 1
	case unicode.IsDigit(r):
		return 2
	case isQuote(r) || isSingleQuote(r):
		return 3
	case unicode.IsLetter(r):
		return 5
	}
	return 4
}

// asciiSigns are the signs that one character makes.
var asciiSigns = func() (table [utf8.RuneSelf]uint16) {
	for sign, characters := range map[int]string{signAt: "@", signBar: "|>/", signHash: "#", signBracket: "([", signMoney: "$", signQuote: `"`} {
		for _, c := range characters {
			table[c] = 1 << sign
		}
	}
	return table
}()

// signs gathers the signs of words[from:to], whose line is given. All of them stand
// between words, or where a line's end divides one.
func (f *folded) signs(from, to int, line Range) (signs uint16) {
	end := min(line.End, line.Start+8*blockWords)
	at := line.Start
	for i := from; i < to && at < end; i++ {
		w := &f.words[i]
		if int(w.start) != at+1 || f.text[at] != ' ' || w.flags&wordHyphen != 0 {
			start := w.start
			if w.flags&wordHyphen != 0 {
				start = w.end
			}
			signs |= signsOf(f.text[line.Start:end], at-line.Start, min(int(start), end)-line.Start)
		}
		at = int(w.end)
	}
	if at < end {
		signs |= signsOf(f.text[line.Start:end], at-line.Start, end-line.Start)
	}
	return signs
}

// signsOf gathers the signs in text[i:end].
func signsOf(text string, i, end int) (signs uint16) {
	for i < end {
		c := text[i]
		if c < utf8.RuneSelf {
			signs |= asciiSigns[c]
			switch {
			case (c == '.' || c == ':') && isAddress(text[i:]):
				signs |= 1 << signAddress
			case c == ':' && i > 0 && i+1 < len(text) && isASCIIDigit(text[i-1]) && isASCIIDigit(text[i+1]):
				signs |= 1 << signTime
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		i += size
		switch r {
		case '‘', '’', '–', '—', '…': // the most frequent are none
		case '©', '®', '™':
			signs |= 1 << signOwner
		case '•', '·', '»', '›', '→':
			signs |= 1 << signBar
		default:
			switch {
			case isQuote(r):
				signs |= 1 << signQuote
			case unicode.Is(unicode.Sc, r):
				signs |= 1 << signMoney
			}
		}
	}
	return signs
}

// isAddress tells whether a sign of an address stands here.
func isAddress(text string) bool {
	if len(text) < 2 || text[1] == ' ' {
		return false
	}
	for _, sign := range [...]string{"://", ".com", ".org", ".net"} {
		if strings.HasPrefix(text, sign) {
			return true
		}
	}
	return false
}

// lookAround reads what the neighbours of each block say.
func (f *folded) lookAround(list []block) {
	for i, last := 0, -1; i < len(list); i++ { // the last prose so far
		list[i].above = proseAway(list, i, last)
		if list[i].prose {
			last = i
		}
	}
	for i, last := len(list)-1, -1; i >= 0; i-- {
		list[i].below = proseAway(list, i, last)
		if list[i].prose {
			last = i
		}
	}
	setTones(list)
	for i := range list {
		b := &list[i]
		switch up, down := b.above < 5, b.below < 5; {
		case up && down:
			b.place = placeInside
		case up:
			b.place = placeTail
		case !down:
			b.place = placeBare
		}
		b.run, b.sure = runOf(list, i)
		for j := max(0, i-loneLook); j < i; j++ {
			if list[j].key == b.key && near(list, i, j) && f.sameWords(&list[j], b) {
				list[j].repeated, b.repeated = true, true
			}
		}
	}
	for i := range list {
		if list[i].alone() {
			n := 1
			eachNear(list, i, loneLook, func(j int) {
				if list[j].alone() {
					n++
				}
			})
			list[i].lone = 1 + bucket(n, 1, 2, 4)
		}
	}
}

// alone tells whether a line stands by itself between two paragraphs of prose.
func (b *block) alone() bool { return b.above == 0 && b.below == 0 && !b.repeated && !b.prose }

// near tells whether list[j] is near enough to list[i] to count.
func near(list []block, i, j int) bool {
	return list[i].from-list[j].to <= wordReach && list[j].from-list[i].to <= wordReach
}

// eachNear calls do for the neighbours of list[i] up to a number of blocks away.
func eachNear(list []block, i, reach int, do func(j int)) {
	for j := max(0, i-reach); j < min(len(list), i+reach+1); j++ {
		if j != i && near(list, i, j) {
			do(j)
		}
	}
}

// proseAway names how many blocks are between list[i] and prose, the next on one
// side; prose is -1 where there is none.
func proseAway(list []block, i, prose int) uint8 {
	n := abs(i-prose) - 1
	if prose < 0 || n >= blockReach || !near(list, i, prose) {
		n = blockReach
	}
	return bucket(n, 0, 1, 3, 7, blockReach-1)
}

// setTones tells of each block how much the prose near it is made of words that ask:
// an article about newsletters, or terms of service, is not its own boilerplate. The
// sums go along with the block.
func setTones(list []block) {
	first, end := 0, 0 // what is near list[i]
	prose, asking := 0, 0
	count := func(b *block, n int) {
		if b.prose {
			prose += n
			asking += n * int(b.asking)
		}
	}
	for i := range list {
		for end <= i || end < len(list) && end-i <= blockReach && near(list, i, end) {
			count(&list[end], 1)
			end++
		}
		for i-first > blockReach || !near(list, i, first) {
			count(&list[first], -1)
			first++
		}
		count(&list[i], -1)
		if prose > 0 {
			list[i].tone = 1 + bucket(10*asking/prose, 5, 10, 15, 20)
		}
		count(&list[i], 1)
	}
}

// runOf measures the run of blocks without prose that list[i] is in, and how many
// others in it templates know.
func runOf(list []block, i int) (run, sure uint8) {
	if list[i].prose {
		return 0, 0
	}
	n, known := 1, 0
	for _, step := range [...]int{-1, 1} {
		for k := 1; k <= blockReach; k++ {
			j := i + k*step
			if j < 0 || j >= len(list) || list[j].prose || !near(list, i, j) {
				break
			}
			n++
			if list[j].taken || list[j].known != NoKind {
				known++
			}
		}
	}
	return bucket(n, 0, 1, 2, 4, 8, 16), bucket(known, 0, 1, 3)
}
