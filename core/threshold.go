package core

// Every tuned number of the engine, each with the command that prints the curve
// it was read from. Scores and shares are per mille.

// MaxText is the length of the longest text that is cleaned, in bytes.
const MaxText = 1 << 30

// horizon is how many words away the farthest thing is that a verdict may
// depend on: invariant 5.
const horizon = 4096

// Similarity of a sentence to the best stretch of a template: `make evaluate`,
// table "similarity" (article sentences against appeals, by length).
const (
	scoreLong     = 560 // from longWords on, alone
	scoreMiddle   = 700 // from middleWords on, alone
	scoreBeside   = 480 // from middleWords on, beside a strong match of the same template
	scoreShort    = 600 // shorter ones, beside a strong match of the same template
	scoreLine     = 400 // and where the template has such a line at that place
	scoreVerbatim = 900 // a short one that vouches for what stands between it and the match
	nextLines     = 16  // tokens that may lie between

	longWords   = 8
	middleWords = 5
)

// plainSlack is how much lower the similarity with all words worth the same may
// be than the weighted one. `make evaluate`, table "similarity".
const plainSlack = 120

// Evidence that a match must have apart from its similarity, in the weights of
// its equal words: a sentence of nothing but frequent words says little.
// `make evaluate`, table "similarity".
const (
	evidenceLong   = 40
	evidenceMiddle = 36
)

// Where article words stand on both sides within the paragraph, this much in a
// row is needed to remove; at its edge one sentence of edgeWords is enough.
// `make evaluate`, table "in a paragraph".
const (
	insideWords     = 25
	insideSentences = 3
	edgeWords       = 8
	copyShare       = 450 // of neighbouring paragraphs so much must be matched to be a copy
	copyWords       = 60  // and so many words of a single one
)

// fewestLeft is the least number of words that may be left of a text. Where
// fewer would be, perhaps the appeal is the article.
const fewestLeft = 8

// Gaps between two matches of one publisher. `make evaluate`, table "variants".
const (
	gapWords   = 40 // the longest that is filled, in words
	strayWords = 2  // so many unmatched words at a match's edge go with it
)

// Seeds: `make evaluate`, table "seeds".
const (
	gramWords      = 3  // words in a seed
	gramAlone      = 5  // where they are single characters
	gramsPerWindow = 4  // of every windowWords the rarest so many are indexed
	windowWords    = 8  //
	shortSentence  = 16 // all seeds of a sentence of at most so many words
	maxPostings    = 4  // places a seed may stand for: the cap on the cost of a stock phrase
)

// Chains and walks: the caps that bound the work of adversarial text.
const (
	chainGap     = 64 // words between two seeds of one chain
	maxMatches   = 6  // templates compared with one sentence
	lonelyLook   = 10 // words looked at on each side of a lonely seed
	lonelyWeight = 22 // weight of the equal words there, beyond the seed's own
	bandWords    = 12 // how far an alignment strays from the seed's diagonal
	longestUnit  = 160
	unitMargin   = 48 // words around candidates that are cut into sentences
)

// nearWord is the share of a word's characters that may differ, in a word that
// counts as mistyped and not as another.
const nearWord = 400
