package bpmn

import (
	"bytes"
	"io"
	"regexp"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/ianaindex"
	"golang.org/x/text/encoding/simplifiedchinese"

	"sandtable/engine/model"
	"sandtable/engine/problem"
)

// source is a file's text as UTF-8, without byte order mark.
type source struct {
	text     []byte
	declared []byte // the name of the encoding, a part of text; nil where none is declared
	encoding string // what the file really was in
	notices  []model.Notice
}

// declaration finds an XML declaration's version and encoding.
var declaration = regexp.MustCompile(`^<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*["']([^"']*)["'](?:[ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*["']([^"']*)["'])?`)

// read takes in a whole file and makes UTF-8 of it.
func read(r io.Reader) (*source, error) {
	file, err := io.ReadAll(io.LimitReader(r, MaxBytes+1))
	switch {
	case err != nil:
		return nil, unreadable().Because(err)
	case len(file) > MaxBytes:
		return nil, tooLarge()
	case len(file) == 0:
		return nil, empty()
	}
	if p := notText(file); p != nil {
		return nil, p
	}
	s, p := decode(file)
	if p != nil {
		return nil, p
	}
	if p := notXML(s.text); p != nil {
		return nil, p
	}
	if at := forbidden(s.text); at >= 0 {
		return nil, place(forbiddenCharacter(s.text[at:]), s.text, at)
	}
	s.remarkDamage()
	return s, nil
}

// decode makes UTF-8 of a file: its byte order mark decides, then its declaration;
// without either it is UTF-8.
func decode(file []byte) (*source, *problem.Problem) {
	switch {
	case bytes.HasPrefix(file, []byte("\x00\x00\xFE\xFF")), bytes.HasPrefix(file, []byte("\xFF\xFE\x00\x00")):
		return nil, unknownEncoding("UTF-32").Located(problem.Place{Line: 1, Column: 1})
	case bytes.HasPrefix(file, []byte("\xEF\xBB\xBF")):
		return fromUTF8(file[3:], true)
	case bytes.HasPrefix(file, []byte("\xFF\xFE")):
		return fromUTF16(file[2:], 1, true)
	case bytes.HasPrefix(file, []byte("\xFE\xFF")):
		return fromUTF16(file[2:], 0, true)
	case bytes.HasPrefix(file, []byte("<\x00")):
		return fromUTF16(file, 1, false)
	case bytes.HasPrefix(file, []byte("\x00<")):
		return fromUTF16(file, 0, false)
	}
	name, _ := declaredEncoding(file)
	switch {
	case len(name) == 0, isUTF8(string(name)), isUTF16(string(name)):
		return fromUTF8(file, false)
	}
	return fromNamed(file, string(name))
}

// declaredEncoding finds the encoding's name in the XML declaration, and refuses
// versions of XML other than 1.0.
func declaredEncoding(text []byte) (name []byte, p *problem.Problem) {
	found := declaration.FindSubmatch(text[:min(len(text), 1024)])
	if found == nil {
		return nil, nil
	}
	if version := string(found[1]); version != "1.0" {
		p = wrongVersion(version).Located(problem.Place{Line: 1, Column: 1})
	}
	return found[2], p
}

func isUTF8(name string) bool {
	return strings.EqualFold(name, "UTF-8") || strings.EqualFold(name, "UTF8") || strings.EqualFold(name, "US-ASCII")
}

func isUTF16(name string) bool { return strings.HasPrefix(strings.ToUpper(name), "UTF-16") }

func fromUTF8(file []byte, marked bool) (*source, *problem.Problem) {
	name, _ := declaredEncoding(file)
	if !utf8.Valid(file) {
		at := firstInvalid(file)
		if !utf8.FullRune(file[at:]) {
			return nil, place(cutInCharacter(), file, at)
		}
		declared := "UTF-8"
		if len(name) > 0 && !marked {
			declared = string(name)
		}
		return nil, place(contradicted(declared, likelyEncoding(file)), file, at)
	}
	s, p := newSource(file, "UTF-8")
	if p == nil && len(name) > 0 && !isUTF8(string(name)) {
		s.remarkEncoding()
	}
	return s, p
}

func firstInvalid(text []byte) int {
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRune(text[at:])
		if r == utf8.RuneError && size == 1 {
			return at
		}
		at += size
	}
	return len(text)
}

// fromUTF16 reads UTF-16; high is the index of the high byte in a pair.
func fromUTF16(file []byte, high int, marked bool) (*source, *problem.Problem) {
	text := make([]byte, 0, len(file)*3/4)
	unit := func(i int) rune { return rune(file[i+high])<<8 | rune(file[i+1-high]) }
	for i := 0; i+1 < len(file); i += 2 {
		r := unit(i)
		if utf16.IsSurrogate(r) {
			var second rune
			if i+3 < len(file) {
				second = unit(i + 2)
			}
			if r = utf16.DecodeRune(r, second); r == utf8.RuneError {
				return nil, place(contradicted("UTF-16", ""), text, len(text))
			}
			i += 2
		}
		text = utf8.AppendRune(text, r)
	}
	if len(file)%2 != 0 {
		return nil, place(cutInCharacter(), text, len(text))
	}
	s, p := newSource(text, "UTF-16")
	if p == nil && (len(s.declared) > 0 || !marked) && !isUTF16(string(s.declared)) {
		s.remarkEncoding()
	}
	return s, p
}

// fromNamed reads any other encoding that browsers or IANA know by name.
func fromNamed(file []byte, name string) (*source, *problem.Problem) {
	known := lookUp(name)
	if known == nil {
		return nil, unknownEncoding(name).Located(problem.Place{Line: 1, Column: 1})
	}
	text, err := known.NewDecoder().Bytes(file)
	if err != nil {
		return nil, contradicted(name, likelyEncoding(file)).Because(err).Located(problem.Place{Line: 1, Column: 1})
	}
	// Decoders write U+FFFD for what they cannot read. None of these encodings is
	// used to write that character on purpose.
	if at := bytes.Index(text, []byte("\uFFFD")); at >= 0 {
		return nil, place(contradicted(name, likelyEncoding(file)), text, at)
	}
	return newSource(text, name)
}

// lookUp finds an encoding. GBK and GB2312 are read as GB18030, which holds both, as
// browsers do.
func lookUp(name string) encoding.Encoding {
	found, err := htmlindex.Get(name)
	if err != nil {
		if found, err = ianaindex.IANA.Encoding(name); err != nil {
			return nil
		}
	}
	switch found {
	case simplifiedchinese.GBK:
		return simplifiedchinese.GB18030
	case encoding.Replacement:
		return nil
	}
	return found
}

func newSource(text []byte, encoding string) (*source, *problem.Problem) {
	name, p := declaredEncoding(text)
	if p != nil {
		return nil, p
	}
	return &source{text: text, declared: name, encoding: encoding}, nil
}

// utf8Text is the text with a declaration that tells the truth.
func (s *source) utf8Text() string {
	if len(s.declared) == 0 || isUTF8(string(s.declared)) {
		return string(s.text)
	}
	at := bytes.Index(s.text, []byte("encoding"))
	at += bytes.Index(s.text[at:], s.declared)
	return string(s.text[:at]) + "UTF-8" + string(s.text[at+len(s.declared):])
}

// likelyEncoding guesses what bytes are that are not what they claim to be: Chinese
// comes in pairs of high bytes, Western letters mostly alone.
func likelyEncoding(file []byte) string {
	if utf8.Valid(file) {
		return "UTF-8"
	}
	alone, paired := 0, 0
	for i := 0; i < len(file); i++ {
		run := 0
		for i < len(file) && file[i] >= 0x80 {
			i, run = i+1, run+1
		}
		switch {
		case run == 1:
			alone++
		case run > 1:
			paired++
		}
	}
	if paired > alone {
		text, err := simplifiedchinese.GB18030.NewDecoder().Bytes(file)
		if err == nil && !bytes.Contains(text, []byte("\uFFFD")) {
			return "GB18030"
		}
	}
	return "windows-1252"
}

// place puts a problem at an offset of the text before it went wrong.
func place(p *problem.Problem, text []byte, offset int) *problem.Problem {
	at := mark{0, 1, 1}.to(text, offset)
	return p.Located(problem.Place{Line: at.line, Column: at.column})
}

// remarkEncoding says that the declaration was wrong and the file could be read all the same.
func (s *source) remarkEncoding() {
	s.notices = append(s.notices, declaredOtherwise(string(s.declared), s.encoding))
}

// remarkDamage says where a replacement character shows that another program has
// already lost text.
func (s *source) remarkDamage() {
	if at := bytes.Index(s.text, []byte("\uFFFD")); at >= 0 {
		m := mark{0, 1, 1}.to(s.text, at)
		s.notices = append(s.notices, damaged(model.Pos{Line: m.line, Column: m.column}))
	}
}
