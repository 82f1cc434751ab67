package scenario

import (
	"bytes"
	"encoding/json"
	"io"
	"math"
	"regexp"
	"strconv"
	"unicode/utf8"

	"sandtable/engine/problem"
)

// Bounds on what is read, so that a hostile file costs little.
const (
	MaxBytes   = 32 << 20
	deepest    = 64
	mostValues = 2_000_000
)

// read takes a whole JSON text. It refuses what the standard refuses, and fields
// that occur twice. Loose reading accepts Infinity, -Infinity and NaN besides.
func read(r io.Reader, loose bool) (*document, error) {
	text, err := io.ReadAll(io.LimitReader(r, MaxBytes+1))
	if err != nil {
		return nil, err
	}
	if len(text) > MaxBytes {
		return nil, problem.New("scenario.too-big",
			problem.Say("The file is larger than 32 MiB.", "文件超过 32 MiB。"),
			problem.Say("Long lists of samples are better summed up as a histogram.", "样本很多时，建议改用直方图。"))
	}
	text = bytes.TrimPrefix(text, []byte("\xef\xbb\xbf")) // some editors on Windows write this mark
	j := reader{document: &document{text: text}, loose: loose}
	if !utf8.Valid(text) {
		for i := 0; ; {
			c, size := utf8.DecodeRune(text[i:])
			if c == utf8.RuneError && size <= 1 {
				return nil, j.wrong(i, "This is not UTF-8 text.", "这里不是 UTF-8 文本。", "Save the file as UTF-8.", "请将文件另存为 UTF-8 编码。")
			}
			i += size
		}
	}
	if j.root, err = j.value(nil); err != nil {
		return nil, err
	}
	if j.space(); j.pos < len(text) {
		return nil, j.wrong(j.pos, "There is something after the end.", "文件结尾之后还有内容。", "Remove it.", "请删除多余内容。")
	}
	return j.document, nil
}

// reader is a recursive descent over RFC 8259.
type reader struct {
	*document
	pos   int
	count int
	loose bool
}

func (j *reader) wrong(at int, en, zh, hintEN, hintZH string, args ...any) error {
	return problem.New("scenario.not-json", problem.Say(en, zh, args...), problem.Text{EN: hintEN, ZH: hintZH}).
		Located(j.place(at, nil))
}

func (j *reader) space() {
	for j.pos < len(j.text) {
		switch j.text[j.pos] {
		case ' ', '\t', '\n', '\r':
			j.pos++
		default:
			return
		}
	}
}

func (j *reader) value(at path) (*value, error) {
	j.space()
	if j.count++; j.count > mostValues {
		return nil, problem.New("scenario.too-big",
			problem.Say("The file has more than two million values.", "文件中的数据超过两百万项。"),
			problem.Say("Long lists of samples are better summed up as a histogram.", "样本很多时，建议改用直方图。")).Located(j.place(j.pos, at))
	}
	if len(at) > deepest {
		return nil, problem.New("scenario.too-deep",
			problem.Say("Fields are nested more than %d deep.", "字段嵌套超过 %d 层。", deepest),
			problem.Say("A scenario never needs that; is this the right file?", "情景文件不会嵌套这么深，请确认是否选对了文件。")).Located(j.place(j.pos, nil))
	}
	v := &value{at: j.pos}
	var err error
	switch c := j.peek(); {
	case c == '{':
		v.kind, err = objectValue, j.object(v, at)
	case c == '[':
		v.kind, err = arrayValue, j.array(v, at)
	case c == '"':
		v.kind = stringValue
		v.text, err = j.string()
	default:
		err = j.word(v)
	}
	v.end = j.pos
	return v, err
}

func (j *reader) peek() byte {
	if j.pos < len(j.text) {
		return j.text[j.pos]
	}
	return 0
}

// next moves past a separator or a closing bracket, and says which it was.
func (j *reader) next(closing byte) (byte, error) {
	j.space()
	c := j.peek()
	if c == closing || c == ',' {
		j.pos++
		return c, nil
	}
	return 0, j.unexpected()
}

func (j *reader) object(v *value, at path) error {
	j.pos++
	if j.space(); j.peek() == '}' {
		j.pos++
		return nil
	}
	seen := map[string]bool{}
	for {
		j.space()
		m := member{at: j.pos}
		if j.peek() != '"' {
			return j.unexpected()
		}
		var err error
		if m.name, err = j.string(); err != nil {
			return err
		}
		if seen[m.name] {
			return problem.New("scenario.duplicate-field",
				problem.Say("The field %q occurs twice.", "字段 %q 出现了两次。", m.name),
				problem.Say("Keep one of them.", "请只保留一个。")).Located(j.place(m.at, at.to(m.name)))
		}
		seen[m.name] = true
		if j.space(); j.peek() != ':' {
			return j.unexpected()
		}
		j.pos++
		if m.value, err = j.value(at.to(m.name)); err != nil {
			return err
		}
		v.members = append(v.members, m)
		if c, err := j.next('}'); err != nil || c == '}' {
			return err
		}
	}
}

func (j *reader) array(v *value, at path) error {
	j.pos++
	if j.space(); j.peek() == ']' {
		j.pos++
		return nil
	}
	for i := 0; ; i++ {
		item, err := j.value(at.item(i))
		if err != nil {
			return err
		}
		v.items = append(v.items, item)
		if c, err := j.next(']'); err != nil || c == ']' {
			return err
		}
	}
}

func (j *reader) string() (string, error) {
	start := j.pos
	for j.pos++; j.pos < len(j.text); j.pos++ {
		switch c := j.text[j.pos]; {
		case c == '\\':
			j.pos++
		case c < ' ':
			return "", j.wrong(j.pos, "A line ends inside a text.", "文本在引号内换行了。", `Close the quotes, or write \n.`, `请补上右引号，或用 \n 表示换行。`)
		case c == '"':
			j.pos++
			var s string
			if err := json.Unmarshal(j.text[start:j.pos], &s); err != nil {
				return "", j.wrong(start, "A backslash in this text is not followed by what JSON allows.", "这段文本中的反斜杠用法不符合 JSON 规则。", `Write \\ for a backslash.`, `反斜杠本身请写成 \\。`)
			}
			return s, nil
		}
	}
	return "", j.wrong(start, "This text does not end.", "这段文本没有结束。", "Close the quotes.", "请补上右引号。")
}

var (
	wordPattern   = regexp.MustCompile(`^[-+.\w]+`)
	numberPattern = regexp.MustCompile(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?$`)
)

// word reads a number, true, false or null.
func (j *reader) word(v *value) error {
	v.text = string(wordPattern.Find(j.text[j.pos:min(len(j.text), j.pos+400)]))
	start := j.pos
	switch v.text {
	case "true", "false":
		v.kind = boolValue
	case "null":
		v.kind = nullValue
	case "Infinity", "-Infinity", "NaN":
		if v.kind = numberValue; !j.loose {
			return j.wrong(start, "%s is not a number that JSON knows.", "JSON 中没有 %s 这个数。", "Leave the field out.", "请去掉这个字段。", v.text)
		}
	default:
		if v.kind = numberValue; !numberPattern.MatchString(v.text) {
			return j.unexpected()
		}
		if f, err := strconv.ParseFloat(v.text, 64); err != nil || math.IsInf(f, 0) {
			return j.wrong(start, "The number %s is too large.", "数字 %s 过大。", "Write an ordinary number.", "请写普通大小的数字。", v.text)
		}
	}
	j.pos += len(v.text)
	return nil
}

func (j *reader) unexpected() error {
	rest := j.text[j.pos:]
	switch {
	case len(rest) == 0:
		return j.wrong(j.pos, "The file ends too early.", "文件不完整，提前结束了。", "A closing bracket or quote is missing.", "可能缺少右括号或引号。")
	case bytes.HasPrefix(rest, []byte("//")) || bytes.HasPrefix(rest, []byte("/*")) || rest[0] == '#':
		return j.wrong(j.pos, "JSON has no comments.", "JSON 不支持注释。", "Remove the comment.", "请删除注释。")
	case (rest[0] == '}' || rest[0] == ']') && bytes.HasSuffix(bytes.TrimRight(j.text[:j.pos], " \t\r\n"), []byte(",")):
		return j.wrong(j.pos, "A comma stands before the closing bracket.", "右括号前多了一个逗号。", "Remove the comma.", "请删除这个逗号。")
	}
	c, _ := utf8.DecodeRune(rest)
	return j.wrong(j.pos, "%q is not expected here.", "这里不应出现 %q。",
		"The file must be JSON: fields in double quotes, values after colons, commas between them.",
		"文件须为 JSON 格式：字段名加双引号，冒号后写值，各项之间用逗号分隔。", c)
}
