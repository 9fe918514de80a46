package core

// Sense: what the features of the genre score are about. There are thousands of them,
// and many say one thing in several ways; a person is told what they say together.

// A Sense says what a [Reason] is about, so that each door can put it into words.
type Sense uint8

// The senses.
const (
	SenseWord     Sense = iota // a word of the block
	SensePair                  // two words in a row
	SenseLine                  // templates have such a line
	SenseAsking                // many of its words are those of templates that ask for something
	SenseStock                 // many of its words are those of templates
	SenseAddress               // an address of the web or of mail, a name with @
	SenseOwner                 // ©, ® or ™
	SenseMoney                 // the sign of a currency
	SenseNumbers               // numbers, a time
	SenseSigns                 // bars, quotes, brackets, #
	SenseRepeated              // the same stands near it once more
	SenseEnd                   // how it ends
	SenseStart                 // how it begins
	SenseLetters               // capital and small letters
	SenseBeside                // what stands beside it, or does not
	SenseHead                  // it stands before the article
	SenseInside                // it stands between paragraphs of the article
	SenseTail                  // it stands after the article
	SenseBare                  // no article is near it
	SenseLength                // how long it is
	senseCount
)

var senseNames = [senseCount]string{
	"word", "pair", "line", "asking", "stock", "address", "owner", "money", "numbers", "signs",
	"repeated", "end", "start", "letters", "beside", "head", "inside", "tail", "bare", "length",
}

// String gives the sense's name: "word", "beside", …
func (s Sense) String() string { return senseNames[s] }

// Senses are all of them, in a fixed order.
func Senses() []Sense {
	all := make([]Sense, senseCount)
	for i := range all {
		all[i] = Sense(i)
	}
	return all
}

// tellingFirst are the questions in the order in which a crossed one takes its sense
// from them: "place tail asking-words many" is about the words.
var tellingFirst = [...]struct {
	ask   int
	sense Sense
}{
	{askKnown, SenseLine},
	{askAsking, SenseAsking},
	{askShare, SenseStock},
	{askEnd, SenseEnd},
	{askStart, SenseStart},
	{askLetters, SenseLetters},
	{askRun, SenseBeside},
	{askSure, SenseBeside},
	{askBefore, SenseBeside},
	{askAfter, SenseBeside},
	{askLone, SenseBeside},
	{askTone, SenseBeside},
	{askAbove, SenseHead},
	{askBelow, SenseHead},
	{askPlace, SenseHead},
	{askSize, SenseLength},
}

// signSenses are the senses of the answers of askSign.
var signSenses = [...]Sense{
	signAddress: SenseAddress, signAt: SenseAddress, signOwner: SenseOwner, signMoney: SenseMoney,
	signBar: SenseSigns, signNumber: SenseNumbers, signNumbers: SenseNumbers, signTime: SenseNumbers,
	signQuote: SenseSigns, signHash: SenseSigns, signBracket: SenseSigns, signRepeated: SenseRepeated,
	signTakenBefore: SenseBeside, signTakenAfter: SenseBeside, signTakenNear: SenseBeside,
}

// sense says what a feature of the block is about; ok is false where it only says
// that something is not there. The place that it says something of is the block's.
func (b *block) sense(shape int) (s Sense, ok bool) {
	q := 0
	for firstShape[q+1] <= shape {
		q++
	}
	answer := shape - firstShape[q]
	if q == askSign {
		return signSenses[answer], true
	}
	var answers [askSizeEnd]int // of the plain questions, from 1
	asked(q, answer, &answers)
	for _, t := range tellingFirst {
		a := answers[t.ask]
		switch {
		case a == 0: // not asked
		case a == 1 && (t.sense == SenseLine || t.sense == SenseAsking || t.sense == SenseStock): // "none"
		case t.sense == SenseHead:
			return SenseHead + Sense(b.place), true
		default:
			return t.sense, true
		}
	}
	return 0, false
}

// asked takes an answer to a crossed question apart, into those to plain ones.
func asked(q, answer int, answers *[askSizeEnd]int) {
	one, other := questions[q].a, questions[q].b
	if one == other {
		answers[q] = answer + 1
		return
	}
	n := len(questions[other].answers)
	asked(one, answer/n, answers)
	asked(other, answer%n, answers)
}
