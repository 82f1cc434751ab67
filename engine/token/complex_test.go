package token_test

import "testing"

const discriminator = `
	startEvent s
	parallelGateway f
	task A
	task B
	task C
	complexGateway g
	task D
	s -> f 1
	f -> A 2
	f -> B 3
	f -> C 4
	A -> g 5
	B -> g 6
	C -> g 7
	g -> D 8`

func TestAComplexGatewayGoesOnWithEnoughTokensAndSwallowsTheLateOnes(t *testing.T) {
	w := walk(t, discriminator, nil)
	w.activates = 2
	w.start().do("A").rests("B C").do("C").rests("B D").do("D").over(false).do("B").rests("").over(true)
}

func TestAComplexGatewayStartsAfreshOnceAllAreHeardOf(t *testing.T) {
	const loop = `
		startEvent s
		exclusiveGateway m
		parallelGateway f
		task A
		task B
		complexGateway g
		task D
		s -> m 1
		m -> f 2
		f -> A 3
		f -> B 4
		A -> g 5
		B -> g 6
		g -> D 7
		D -> m 8`
	w := walk(t, loop, nil)
	w.activates = 1
	w.start().do("A").rests("B D").do("B").rests("D").do("D").rests("A B").do("B").rests("A D")
}

func TestAComplexGatewayDoesNotWaitForWhatCannotComeAnyMore(t *testing.T) {
	const text = `
		startEvent s
		inclusiveGateway f
		task A
		task B
		complexGateway g
		exclusiveGateway x
		task D
		endEvent e
		s -> f 1
		f -> A 2
		f -> B 3
		A -> g 4
		B -> g 5
		g -> D 6
		D -> x 7
		x -> f 8
		x -> e 9`
	w := walk(t, text, map[string]string{"f": "2|2|2+3", "x": "8|8|9"})
	w.activates = 1
	// The way by B stays empty, and the token at D can come there again: the gateway waits
	// for a late one on it, and the one that comes by A is not late.
	w.start().do("A").rests("D").do("D").rests("A")
}

func TestAComplexGatewayWithoutActivationWaitsForAll(t *testing.T) {
	walk(t, discriminator, nil).start().do("A").do("B").rests("C").do("C").rests("D").do("D").over(true)
}
