package random

import "testing"

// The vectors are those of Random123's tests/kat_vectors, philox2x64 with 10 rounds.
func TestPhiloxGivesItsAuthorsKnownAnswers(t *testing.T) {
	for _, c := range []struct{ c0, c1, key, want0, want1 uint64 }{
		{0, 0, 0, 0xca00a0459843d731, 0x66c24222c9a845b5},
		{^uint64(0), ^uint64(0), ^uint64(0), 0x65b021d60cd8310f, 0x4d02f3222f86df20},
		{0x243f6a8885a308d3, 0x13198a2e03707344, 0xa4093822299f31d0, 0x0a5e742c2997341c, 0xb0f883d38000de5d},
	} {
		if got0, got1 := philox(c.c0, c.c1, c.key); got0 != c.want0 || got1 != c.want1 {
			t.Errorf("philox(%x %x, %x): got %x %x, want %x %x", c.c0, c.c1, c.key, got0, got1, c.want0, c.want1)
		}
	}
}
