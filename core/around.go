package core

// Around: what the neighbours of a block say about it.

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
