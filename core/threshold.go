package core

// Every tuned number of the engine, each with the command that prints the curve
// it was read from: TABLE stands for `go run ./scripts/evaluate TABLE`. Scores and
// shares are per mille, sizes in words where nothing else is said. What is no
// curve's but a cap on work says so; the benchmarks show what it costs.

// MaxText is the length of the longest text that is cleaned in one piece, in bytes: a
// cap. A stream has none.
const MaxText = 1 << 30

// horizon is how many words away the farthest thing is that a verdict may
// depend on: invariant 5.
const horizon = 4096

// Similarity of a sentence to the best stretch of a template: similarity prints
// how many article sentences and how many sentences of variants reach a score, by
// length; damage what the ones for use beside a match gain, and lose.
const (
	scoreLong     = 560 // from longWords on, alone
	scoreMiddle   = 700 // from middleWords on, alone
	scoreBeside   = 480 // from middleWords on, beside a strong match of the same template
	scoreShort    = 600 // shorter ones, beside a strong match of the same template
	scoreLine     = 400 // and where the template has such a line at that place below
	scoreVerbatim = 900 // a short one that vouches for what stands between it and the match
	scoreTrace    = 300 // a sentence too damaged to be known, amid a copy
	nextLines     = 16  // tokens that may lie between

	longWords   = 8
	middleWords = 5
)

// plainSlack is how much lower the similarity with all words worth the same may
// be than the weighted one: similarity, variants.
const plainSlack = 120

// Evidence that a match must have apart from its similarity, in the weights of
// its equal words: a sentence of nothing but frequent words says little. articles
// prints what the real appeals touch without it.
const (
	evidenceLong   = 40
	evidenceMiddle = 36
)

// nearWord is the share of a word's characters that may differ, in a word that
// counts as mistyped and not as another: damage, axes typos and ocr.
const nearWord = 400

// Whole lines: articles prints the kept paragraphs that patterns suggest or touch.
const (
	patternScore = 850 // the least likeness from middleWords on; a shorter one must be equal
	leastFixed   = 3   // words that a slot for any words needs beside it
)

// Inside a paragraph with article words on both sides, this much in a row is
// needed to remove; at its edge one sentence of edgeWords is enough: the rules of
// the design. What is mostly matched is a copy and no article: variants.
const (
	insideWords     = 25
	insideSentences = 3
	edgeWords       = 8
	proseWords      = 16  // a paragraph of so many is no heading and no list
	copyShare       = 450 // of neighbouring paragraphs so much must be matched to be a copy
	copyWords       = 60  // and so many words of a single one
)

// A passage of so many tokens is not known by one sentence: another of it must be
// among so many sentences around. articles, and the vectors keep-*, show why.
const (
	longPassage = 75
	hitLook     = 16
)

// fewestLeft is the least number of words that may be left of a text. Where
// fewer would be, perhaps the appeal is the article: a rule of the design.
const fewestLeft = 8

// Gaps between two matches of one publisher, and words left over at the edges of
// one: variants, damage.
const (
	gapWords   = 40 // the longest gap that is filled
	longPart   = 12 // words of a gap from which on it must resemble what it stands for
	strayWords = 2  // so many unmatched words at a match's edge go with it
	closeBy    = 3  // tokens of a sentence's beginning or end that a glued copy may lack
)

// Hard-wrapped text, in characters: damage, axes wrap.
const (
	wrapShortest = 40  // a shorter line was not wrapped
	wrapLongest  = 100 // a longer one is a paragraph
	wrapRagged   = 14  // how much shorter than the longest the lines of a paragraph are
	wrapLook     = 6   // lines looked at before and after: a cap
)

// Seeds: seeds prints how many templates of a large library are found.
const (
	gramWords      = 3  // words in a seed
	gramAlone      = 5  // where they are single characters
	gramsPerWindow = 4  // of every windowWords the rarest so many are indexed
	windowWords    = 8  //
	shortSentence  = 16 // all seeds of a sentence of at most so many words
	maxPostings    = 4  // places a seed may stand for: the cap on a stock phrase
	lonelyLook     = 10 // words looked at on each side of a lonely seed
	lonelyWeight   = 22 // weight of the equal words there, beyond the seed's own
)

// Genre: the least reading of a block that is suggested, in 1/128 of a logit: unseen.
const (
	genreLeast  = 207
	genreAppeal = 105 // of a paragraph of more than appealWords that reads like an appeal
	appealWords = 12
)

// Caps on the work of adversarial text, and on how far anything looks.
const (
	chainGap         = 64           // words between two seeds of one chain
	maxMatches       = 6            // templates that a sentence is known to be like
	maxWalks         = 12           // alignments of one sentence, or of as many words: text made of templates' beginnings is near to all of them
	bandWords        = 12           // how far an alignment strays from the seed's diagonal
	longestUnit      = 160          // words of a sentence
	longestLine      = 64           // words of a line that patterns are tried on
	longestPart      = 12           // words of a part that is glued to something else
	longestParagraph = 64           // sentences of a paragraph, to each side
	growWords        = 1024         // words from a strong match that what hangs on it may be away
	unitMargin       = 48           // words around candidates that are cut into sentences
	quietWords       = 2 * chainGap // words around a cut that can be part of a new candidate
	quietReach       = 2048         // bytes that nearly always hold them
	quoteLook        = 4096         // bytes before a passage in which a quotation may begin
	glueLook         = 1000         // bytes before a glued sign in which its partner may stand
)
