package metafile

import (
	"bytes"
	"encoding/binary"
	"strings"
	"testing"
	"unicode/utf16"

	"sandtable/app/samples"
	"sandtable/engine/bpmn"
	"sandtable/engine/picture"
	"sandtable/engine/problem"
)

// record is one of a metafile as a player finds it.
type record struct {
	kind uint32
	data []byte
}

// played goes through a metafile as a player does, and fails where one would.
func played(t *testing.T, emf []byte) []record {
	t.Helper()
	word := func(at int) uint32 { return binary.LittleEndian.Uint32(emf[at:]) }
	if word(0) != recordHeader || word(40) != 0x464d4520 || int(word(48)) != len(emf) {
		t.Fatalf("the header says %d bytes of %d, signature %x", word(48), len(emf), word(40))
	}
	var all []record
	for at := 0; at < len(emf); {
		size := int(word(at + 4))
		if size < 8 || size%4 != 0 || at+size > len(emf) {
			t.Fatalf("record %d at %d has the size %d", len(all), at, size)
		}
		all = append(all, record{word(at), emf[at+8 : at+size]})
		at += size
	}
	if got := int(word(52)); got != len(all) {
		t.Errorf("the header counts %d records of %d", got, len(all))
	}
	if all[len(all)-1].kind != recordEOF {
		t.Errorf("it ends with record %d", all[len(all)-1].kind)
	}
	return all
}

func wordsIn(all []record) string {
	var lines []string
	for _, r := range all {
		if r.kind == recordText {
			n, at := binary.LittleEndian.Uint32(r.data[36:]), binary.LittleEndian.Uint32(r.data[40:])-8
			units := make([]uint16, n)
			for i := range units {
				units[i] = binary.LittleEndian.Uint16(r.data[int(at)+2*i:])
			}
			lines = append(lines, string(utf16.Decode(units)))
		}
	}
	return strings.Join(lines, "|")
}

func TestAPictureBecomesAMetafileWithItsWords(t *testing.T) {
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="100" height="50" viewBox="10 20 100 50" font-size="12"><title>not drawn</title>
<rect x="10" y="20" width="100" height="50" fill="#fff" stroke="none"/><path d="M20 30a5 5 0 0 1 10 0Q40 40 50 30zM1 1h2v2" stroke="red" fill="none" stroke-dasharray="4 3"/>
<text text-anchor="middle"><tspan x="60" y="40">审核 &amp; 𠮷</tspan><tspan x="60" y="55">Check</tspan></text><g transform="translate(20 60) rotate(-90)"><text><tspan x="0" y="0">Lane</tspan></text></g></svg>`
	emf, err := Of([]byte(svg))
	if err != nil {
		t.Fatal(err)
	}
	all := played(t, emf)
	if got, want := wordsIn(all), "审核 & 𠮷|Check|Lane"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	escapement := uint32(0)
	for _, r := range all {
		if r.kind == recordFont {
			escapement = binary.LittleEndian.Uint32(r.data[12:])
		}
	}
	if escapement != 900 {
		t.Errorf("the words of a lane stand at %d tenths of a degree, want 900", escapement)
	}
	again, err := Of([]byte(svg))
	if err != nil || !bytes.Equal(emf, again) {
		t.Errorf("drawn twice, the metafiles differ (%v)", err)
	}
}

func TestAnArcEndsWhereItShould(t *testing.T) {
	for d, want := range map[string][2]float64{"M0 -9A9 9 0 1 1 -0.1 -9": {-0.1, -9}, "M3.5 4.9A6 6 0 1 0 -3.5 4.9": {-3.5, 4.9}, "M1 1a1 1 0 0 1 10 0": {11, 1}} {
		p, err := outlineOf(d)
		if err != nil {
			t.Fatal(err)
		}
		last := p.steps[len(p.steps)-1]
		if dx, dy := last.at[4]-want[0], last.at[5]-want[1]; dx*dx+dy*dy > 1e-12 {
			t.Errorf("%s: got the end %v, want %v", d, last.at[4:], want)
		}
	}
}

func TestWhatAMetafileDoesNotHaveIsRefusedByName(t *testing.T) {
	for inside, want := range map[string]string{
		`<image href="a.png"/>`:                 "has no image",
		`<path d="M0 0K3"/>`:                    "the letter 'K'",
		`<g transform="skewX(3)"/>`:             "no skewX",
		`<rect x="wide"/>`:                      `is no number: "wide"`,
		`<path d="M0 zero"/>`:                   "path of the picture",
		`<g transform="rotate(45)"><text/></g>`: "no rotate",
		`<circle r="1"></rect>`:                 "read the picture",
	} {
		_, err := Of([]byte(`<svg viewBox="0 0 1 1">` + inside + `</svg>`))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want something with %q", inside, err, want)
		}
	}
	if _, err := Of([]byte("no picture")); err == nil {
		t.Error("a text was taken for a picture")
	}
}

func TestEveryDrawingOfTheSamplesBecomesAMetafile(t *testing.T) {
	for _, s := range samples.All() {
		for _, l := range []problem.Language{problem.English, problem.Chinese} {
			d, err := bpmn.Decode(bytes.NewReader(s.Process(l)))
			if err != nil {
				t.Fatal(err)
			}
			for _, drawing := range picture.Of(d) {
				emf, err := Of(drawing.SVG)
				if err != nil {
					t.Fatalf("%s in %s: %v", s.ID, l, err)
				}
				if got, want := len(wordsIn(played(t, emf))), 100; got < want {
					t.Errorf("%s in %s: got %d bytes of words, want at least %d", s.ID, l, got, want)
				}
			}
		}
	}
}
