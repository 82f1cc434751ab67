package condition

import (
	"errors"
	"regexp"
	"strings"

	"github.com/expr-lang/expr/file"

	"sandtable/engine/problem"
)

// syntaxError is what expr's parser says, in both languages and with a way out for what
// people write who come from other languages.
func (r *reader) syntaxError(err error, text string) error {
	var e *file.Error
	if !errors.As(err, &e) {
		return r.refuseAt(0, "syntax", problem.Say("The formula cannot be read.", "公式无法读取。"), writeFormula())
	}
	if strings.Contains(e.Message, "unexpected token EOF") || strings.Contains(e.Message, "unexpected end of expression") ||
		strings.Contains(e.Message, "literal not terminated") {
		return r.breaksOff(e, text)
	}
	if m := unexpected.FindStringSubmatch(e.Message); m != nil {
		return r.refuseAt(e.From, "syntax",
			problem.Say("%s is not expected here.", "此处不应出现 %s。", unescaped(m[2])), tokenHint(unescaped(m[2]), m[1]))
	}
	switch {
	case strings.Contains(e.Message, "unrecognized character"):
		return r.strangeCharacter(e.From, text)
	case strings.Contains(e.Message, "maximum allowed nodes"):
		return r.refuseAt(0, "too-long",
			problem.Say("The formula has too many parts.", "公式的组成部分太多。"),
			problem.Say("Use a decision table, or variables for its parts.", "请改用决策表，或将各部分写入变量。"))
	case strings.Contains(e.Message, "number syntax"), strings.Contains(e.Message, "literal"):
		return r.refuseAt(numberAt(e, text), "syntax",
			problem.Say("This number cannot be read.", "此数值无法读取。"),
			problem.Say("Numbers are written 1000, 12.5 or 1e6; names do not begin with a digit.", "数值写作 1000、12.5 或 1e6；名称不能以数字开头。"))
	case strings.Contains(e.Message, "escape"):
		return r.refuseAt(e.From, "syntax",
			problem.Say(`After \ stands something that has no meaning there.`, `\ 之后的字符没有意义。`),
			problem.Say(`Write \\ for one \, \" for a quote.`, `\ 本身写作 \\，引号写作 \"。`))
	case strings.Contains(e.Message, "coalesce"):
		return r.refuseAt(e.From, "syntax",
			problem.Say("?? and another operator stand side by side.", "?? 与其他运算符直接相邻。"),
			problem.Say("Put brackets around one of them.", "请给其中一部分加上括号。"))
	}
	return r.refuseAt(e.From, "syntax", problem.Say("The formula cannot be read from here on (%s).", "公式从此处起无法读取（%s）。", e.Message), writeFormula())
}

// breaksOff refuses a formula that lacks its end, after its last character.
func (r *reader) breaksOff(e *file.Error, text string) error {
	end := len([]rune(strings.TrimRight(text, " \t\r\n")))
	if strings.Contains(e.Message, "literal") {
		return r.refuseAt(end, "syntax",
			problem.Say("A text has no closing quote.", "文本缺少结尾的引号。"),
			problem.Say(`Texts stand in one line and in a pair of quotes: "gold".`, `文本写在同一行内，前后都有引号，例如 "gold"。`))
	}
	return r.refuseAt(end, "syntax",
		problem.Say("The formula breaks off.", "公式不完整。"),
		problem.Say("Something is missing at the end: a value, a bracket or the other side of an operator.", "末尾缺少内容：值、括号或运算符的另一边。"))
}

// numberAt is where a number stands that expr cannot read; of one that is out of range it
// names the place after.
func numberAt(e *file.Error, text string) int {
	if m := number.FindStringSubmatch(e.Message); m != nil {
		if before, _, ok := strings.Cut(text, m[1]); ok {
			return len([]rune(before))
		}
	}
	return e.From
}

// unexpected is how expr's parser names a token.
var unexpected = regexp.MustCompile(`unexpected token (\w+)\("((?:[^"\\]|\\.)*)"\)`)

// number is how it names a number that is out of range.
var number = regexp.MustCompile(`parsing "([^"]+)"`)

func unescaped(s string) string {
	return strings.NewReplacer(`\"`, `"`, `\\`, `\`).Replace(s)
}

func writeFormula() problem.Text {
	return problem.Say(`A formula looks like this: amount > 1000 and customer == "gold".`, `公式的写法例如：amount > 1000 and customer == "gold"。`)
}

// tokenHint is the way out for a token of another language.
func tokenHint(token, kind string) problem.Text {
	ours := map[string]string{
		"=": "==", ">": "!=", "&": "and", "eq": "==", "ne": "!=", "gt": ">", "ge": ">=", "lt": "<", "le": "<=",
		"div": "/", "mod": "%", "and": "and", "or": "or", "not": "not", "between": "low <= x <= high", "is": "==", "xor": "!=",
	}
	switch lower := strings.ToLower(token); {
	case token == "=":
		return problem.Say("To compare, write ==.", "判断相等请写 ==。")
	case token == ">":
		return problem.Say("To ask whether two things differ, write !=.", "判断不等请写 !=。")
	case lower == "then" || lower == "else" || token == "if":
		return problem.Say("Write question ? one : other.", "请写作 判断 ? 结果一 : 结果二。")
	case ours[lower] != "":
		return problem.Say("Write %s.", "请写作 %s。", ours[lower])
	case kind == "Identifier" || kind == "Number" || kind == "String":
		return problem.Say("Before it an operator is missing, or a name has a space in it.", "其前缺少运算符，或名称中含有空格。")
	case kind == "Bracket":
		return problem.Say("Look whether every bracket has its partner.", "请检查括号是否成对。")
	}
	return writeFormula()
}

// strangeCharacter refuses a character that means nothing, as the full-width ones do that
// a Chinese keyboard types.
func (r *reader) strangeCharacter(at int, text string) error {
	c := ' '
	if characters := []rune(text); at < len(characters) {
		c = characters[at]
	}
	hint := writeFormula()
	if ascii := halfWidth(c); ascii != "" {
		hint = problem.Say("Write %s as the English keyboard types it.", "请改用英文输入法的 %s。", ascii)
	}
	return r.refuseAt(at, "syntax", problem.Say("The character %s has no meaning here.", "字符 %s 在此处没有意义。", string(c)), hint)
}

// halfWidth is the ASCII character for a full-width or typographic one, or "".
func halfWidth(c rune) string {
	switch c {
	case '“', '”', '„', '«', '»', '「', '」', '『', '』':
		return `"`
	case '‘', '’':
		return "'"
	case '。':
		return "."
	case '、':
		return ","
	case '【':
		return "["
	case '】':
		return "]"
	case '≥':
		return ">="
	case '≤':
		return "<="
	case '≠':
		return "!="
	case '×', '·':
		return "*"
	case '÷':
		return "/"
	case '−', '–', '—':
		return "-"
	}
	if c >= '！' && c <= '～' {
		return string(c - '！' + '!')
	}
	return ""
}
