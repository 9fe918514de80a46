package core

import "testing"

// A caller's own templates count in one call, or in an engine made with them, and
// never change the engine they were given to.
func TestOwnTemplates(t *testing.T) {
	engine := engineOf(t, lineOf(Line, "en/generic/lines", "Advertisement"))
	text := rain + lampCoast + "\n\n" + lampGive + storm
	kept := func(e *Engine, o Options) string {
		t.Helper()
		r, err := e.Clean(text, o)
		if err != nil {
			t.Fatal(err)
		}
		return r.Kept()
	}
	if got := kept(engine, Options{}); got != text {
		t.Fatalf("without the template: %q", got)
	}
	own := kept(engine, Options{Templates: []Template{lamp()}})
	if own == text {
		t.Fatal("the template as an option finds nothing")
	}
	with, err := engine.With(lamp())
	if err != nil {
		t.Fatal(err)
	}
	if got := kept(with, Options{}); got != own {
		t.Fatalf("as an option %q, in an engine %q", own, got)
	}
	if got := kept(engine, Options{}); got != text {
		t.Fatalf("the engine has changed: %q", got)
	}
	if _, err := engine.Clean(text, Options{Templates: []Template{lamp(), lamp()}}); err == nil {
		t.Fatal("two templates of one path pass")
	}
}
