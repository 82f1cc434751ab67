package bpmn

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"

	"sandtable/engine/problem"
)

// named is a file that declares an encoding and holds one task with a name.
func named(encoding, name string) string {
	text := strings.Replace(file(`<process id="p"><task id="n" name="`+name+`"/></process>`), "UTF-8", encoding, 1)
	return text
}

func utf16File(order binary.ByteOrder, mark bool, text string) []byte {
	if mark {
		text = "\uFEFF" + text
	}
	var out bytes.Buffer
	_ = binary.Write(&out, order, utf16.Encode([]rune(text)))
	return out.Bytes()
}

func encode(t *testing.T, e interface{ String(string) (string, error) }, text string) []byte {
	t.Helper()
	s, err := e.String(text)
	if err != nil {
		t.Fatal(err)
	}
	return []byte(s)
}

func TestNamesSurviveEveryEncoding(t *testing.T) {
	const chinese = "审核订单（加急）𠮷"
	gb := simplifiedchinese.GB18030.NewEncoder()
	for _, c := range []struct {
		name, want string
		file       []byte
		remarks    string
	}{
		{"UTF-8", chinese, []byte(named("UTF-8", chinese)), ""},
		{"UTF-8 in small letters", chinese, []byte(named("utf-8", chinese)), ""},
		{"UTF-8 with mark", chinese, []byte("\xEF\xBB\xBF" + named("UTF-8", chinese)), ""},
		{"no declaration", chinese, []byte(named("UTF-8", chinese)[len(`<?xml version="1.0" encoding="UTF-8"?>`):]), ""},
		{"UTF-16 little endian with mark", chinese, utf16File(binary.LittleEndian, true, named("UTF-16", chinese)), ""},
		{"UTF-16 big endian with mark", chinese, utf16File(binary.BigEndian, true, named("UTF-16", chinese)), ""},
		{"UTF-16 little endian, declared", chinese, utf16File(binary.LittleEndian, false, named("UTF-16LE", chinese)), ""},
		{"UTF-16 big endian, declared", chinese, utf16File(binary.BigEndian, false, named("utf-16be", chinese)), ""},
		{"UTF-16 that says UTF-8", chinese, utf16File(binary.LittleEndian, true, named("UTF-8", chinese)), "bpmn.encoding-differs"},
		{"UTF-8 that says UTF-16", chinese, []byte(named("UTF-16", chinese)), "bpmn.encoding-differs"},
		{"UTF-8 with mark that says GBK", chinese, []byte("\xEF\xBB\xBF" + named("GBK", chinese)), "bpmn.encoding-differs"},
		{"GB18030", chinese, encode(t, gb, named("GB18030", chinese)), ""},
		{"GBK", "审核订单", encode(t, gb, named("GBK", "审核订单")), ""},
		{"GB2312", "审核订单", encode(t, gb, named("gb2312", "审核订单")), ""},
		{"windows-1252", "Prüfung – 5 €", encode(t, charmap.Windows1252.NewEncoder(), named("windows-1252", "Prüfung – 5 €")), ""},
		{"ISO-8859-1", "Prüfung", encode(t, charmap.ISO8859_1.NewEncoder(), named("ISO-8859-1", "Prüfung")), ""},
		{"ISO-8859-2", "žádost", encode(t, charmap.ISO8859_2.NewEncoder(), named("ISO-8859-2", "žádost")), ""},
		{"IBM850, known to IANA only", "Prüfung", encode(t, charmap.CodePage850.NewEncoder(), named("IBM850", "Prüfung")), ""},
		{"Shift_JIS", "注文", encode(t, japanese.ShiftJIS.NewEncoder(), named("Shift_JIS", "注文")), ""},
		{"text that was damaged before", "a\uFFFDb", []byte(named("UTF-8", "a\uFFFDb")), "bpmn.damaged-text"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := Decode(bytes.NewReader(c.file))
			if err != nil {
				t.Fatal(err)
			}
			if got := d.Node("n").Name; got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
			if got := codes(d); got != c.remarks {
				t.Errorf("got remarks %q, want %q", got, c.remarks)
			}
			text, err := Text(bytes.NewReader(c.file))
			if err != nil || !strings.Contains(text, c.want) || strings.HasPrefix(text, "\uFEFF") {
				t.Errorf("the text is wrong: %v %.100q", err, text)
			}
			if strings.HasPrefix(text, "<?xml") && !strings.HasPrefix(strings.ToUpper(text), `<?XML VERSION="1.0" ENCODING="UTF-8"?>`) {
				t.Errorf("the declaration does not tell the truth: %.60q", text)
			}
			again, err := Decode(strings.NewReader(text))
			if err != nil || again.Node("n").Name != c.want || again.Node("n").At != d.Node("n").At {
				t.Errorf("the text does not read like the file: %v", err)
			}
		})
	}
}

func TestBytesThatContradictTheirEncodingAreRefusedWithALikelyOne(t *testing.T) {
	gb := encode(t, simplifiedchinese.GB18030.NewEncoder(), named("UTF-8", "审核订单（加急）"))
	latin := encode(t, charmap.Windows1252.NewEncoder(), named("UTF-8", "Prüfung für Größe"))
	lone := utf16File(binary.LittleEndian, true, named("UTF-16", "x"))
	lone = append(lone[:len(lone)-4], 0x00, 0xD8, '>', 0)
	for _, c := range []struct {
		name       string
		file       []byte
		code, hint string
		line       int
	}{
		{"GB18030 that says UTF-8", gb, "bpmn.wrong-encoding", "GB18030", 3},
		{"windows-1252 that says UTF-8", latin, "bpmn.wrong-encoding", "windows-1252", 3},
		{"GB18030 that says UTF-16", bytes.Replace(gb, []byte("UTF-8"), []byte("UTF-16"), 1), "bpmn.wrong-encoding", "GB18030", 3},
		{"UTF-8 that says GB18030", []byte(named("GB18030", "a审")), "bpmn.wrong-encoding", "UTF-8", 3},
		{"UTF-8 cut off", []byte(named("UTF-8", "审")[:len(file(""))-20] + "\xE5\xAE"), "bpmn.truncated", "cut off", 2},
		{"UTF-16 with half a pair", lone, "bpmn.wrong-encoding", "UTF-8", 4},
		{"UTF-16 with an odd byte", append(utf16File(binary.LittleEndian, true, named("UTF-16", "x")), 'x'), "bpmn.truncated", "cut off", 4},
		{"an encoding that does not exist", []byte(named("x-klingon", "x")), "bpmn.unknown-encoding", "UTF-8", 1},
		{"UTF-7, which is not safe to read", []byte(named("UTF-7", "x")), "bpmn.unknown-encoding", "UTF-8", 1},
		{"UTF-32", []byte("\xFF\xFE\x00\x00<\x00\x00\x00"), "bpmn.unknown-encoding", "UTF-8", 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Decode(bytes.NewReader(c.file))
			p := problem.Of(err)
			if p == nil || p.Code != c.code || p.At.Line != c.line || !strings.Contains(p.Hint.EN, c.hint) {
				t.Errorf("got %v, want %s in line %d with a hint at %s", err, c.code, c.line, c.hint)
			}
			if _, err := Text(bytes.NewReader(c.file)); problem.Of(err) == nil || problem.Of(err).Code != c.code {
				t.Errorf("as text: got %v, want %s", err, c.code)
			}
		})
	}
}

func TestAReaderThatFailsIsReportedWithItsCause(t *testing.T) {
	broken := errors.New("the disk is gone")
	for _, read := range []func(io.Reader) error{
		func(r io.Reader) error { _, err := Decode(r); return err },
		func(r io.Reader) error { _, err := Text(r); return err },
	} {
		err := read(iotest.ErrReader(broken))
		if p := problem.Of(err); p == nil || p.Code != "bpmn.unreadable" || !errors.Is(err, broken) {
			t.Errorf("got %v", err)
		}
	}
}
