package core

import "testing"

func blocksOf(t *testing.T, text string) []block {
	t.Helper()
	x := engineOf(t).index
	f := fold(text)
	return x.blocks(&f, nil, nil)
}

func TestBlockTraits(t *testing.T) {
	for _, c := range []struct {
		text  string
		shape string // an answer that the block must give
	}{
		{"Sign up", "words 2"},
		{"Sign up!", "ends-with exclamation"},
		{"Sign up:", "ends-with colon"},
		{"“Sign up”", "ends-with quote"},
		{"He said “sign up.”", "ends-with stop"},
		{"Page 12", "ends-with number"},
		{"and more …", "ends-with ellipsis"},
		{"and more", "begins-with small"},
		{"– More", "begins-with sign"},
		{"SIGN UP", "letters capitals"},
		{"More From The Lamp", "letters title"},
		{"登録する", "letters caseless"},
		{"© The Lamp", "holds owner"},
		{"From $5", "holds money"},
		{"From 5 €", "holds money"},
		{"lamp.com", "holds address"},
		{"news@lamp", "holds at"},
		{"Home | News", "holds bar"},
		{"At 12:30", "holds time"},
		{"#harbour", "holds hash"},
		{"News", "place bare"},
	} {
		list := blocksOf(t, c.text)
		found := false
		for _, id := range shapes(list, 0, nil) {
			found = found || shapeName(int(id)) == c.shape
		}
		if len(list) != 1 || !found {
			t.Errorf("%q has not %q", c.text, c.shape)
		}
	}
}

func TestBlockPlaces(t *testing.T) {
	list := blocksOf(t, "News\n\n"+harbour+"A lone line\n\n"+harbour+"One\n\nTwo\n\nThree")
	for i, want := range []uint8{placeHead, placeTail, placeInside, placeHead, placeTail, placeTail, placeTail} {
		if i == 1 || i == 3 { // prose itself
			continue
		}
		if list[i].place != want {
			t.Errorf("block %d is at %d, want %d", i, list[i].place, want)
		}
	}
	if list[2].lone == 0 || list[5].lone != 0 {
		t.Error("only the line between two paragraphs stands alone")
	}
	if list[4].run != list[6].run || list[4].run != bucket(3, 0, 1, 2, 4, 8, 16) {
		t.Errorf("three lines make a run: got %d", list[4].run)
	}
}
