// What others' engines cost on the same templates and texts. They have a module of
// their own, so that who imports Dehusk does not import them.
module github.com/dehusk/dehusk/scripts/peers

go 1.26.0

replace github.com/dehusk/dehusk => ../..

require (
	github.com/agnivade/levenshtein v1.2.2
	github.com/dehusk/dehusk v0.0.0-00010101000000-000000000000
	github.com/google/licenseclassifier/v2 v2.0.0
)

require (
	github.com/clipperhouse/uax29/v2 v2.7.0 // indirect
	github.com/davecgh/go-spew v1.1.1 // indirect
	github.com/sergi/go-diff v1.1.0 // indirect
)
