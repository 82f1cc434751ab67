package condition

import (
	"slices"
	"strings"

	"github.com/expr-lang/expr/parser/utils"

	"sandtable/engine/problem"
)

// words of the language, which cannot be names of variables.
var words = []string{
	"true", "false", "nil", "not", "and", "or", "in", "let", "if", "else",
	"matches", "contains", "startsWith", "endsWith", "$env",
}

// functions that formulas can call. They are no names of variables either.
var functions = []string{"abs", "ceil", "duration", "float", "floor", "int", "max", "min", "round", "sqrt"}

// longestName is in bytes.
const longestName = 200

// checkName refuses what could not stand for a variable in a formula.
func checkName(name string) error {
	switch {
	case slices.Contains(words, name):
		return problem.New("condition.name-reserved",
			problem.Say("%q is a word of the formula language.", "%q 是公式语言的保留字。", name),
			problem.Say("Give the variable another name.", "请给变量换个名称。"))
	case slices.Contains(functions, name):
		return problem.New("condition.name-reserved",
			problem.Say("%q is the name of a function.", "%q 是函数名。", name),
			problem.Say("Give the variable another name.", "请给变量换个名称。"))
	case len(name) > longestName:
		return problem.New("condition.name-too-long",
			problem.Say("The name of a variable has %d bytes.", "变量名长达 %d 字节。", len(name)),
			problem.Say("A name has at most %d.", "变量名最多 %d 字节。", longestName))
	case !utils.IsValidIdentifier(name):
		return problem.New("condition.name",
			problem.Say("%q cannot be the name of a variable.", "%q 不能作为变量名。", name),
			problem.Say("Names are letters, digits and _, without spaces, and do not begin with a digit: orderAmount, 金额.",
				"变量名由字母、汉字、数字和下划线组成，不含空格，不以数字开头，例如 orderAmount、金额。"))
	}
	return nil
}

// Nearest is the name that somebody who wrote this probably meant, or "". Only the first few hundred names are looked
// at, and no long ones.
func Nearest(written string, names []string) string {
	const most, longest = 300, 120 // bytes
	if len(written) > longest {
		return ""
	}
	best, least := "", 1+max(1, len([]rune(written))/3)
	for _, name := range names[:min(len(names), most)] {
		if len(name) > longest {
			continue
		}
		if d := distance([]rune(strings.ToLower(written)), []rune(strings.ToLower(name)), least); d < least {
			best, least = name, d
		}
	}
	return best
}

// meant is the hint for a name that is not among those known.
func meant(written string, names []string) problem.Text {
	if best := Nearest(written, names); best != "" {
		return problem.Say("Did you mean %q?", "是否想写 %q？", best)
	}
	if len(names) == 0 {
		return problem.Say("None are defined yet.", "目前还没有定义任何可用项。")
	}
	const enough = 12
	shown := names[:min(len(names), enough)]
	if len(names) > enough {
		return problem.Text{EN: "Possible here: " + strings.Join(shown, ", ") + " and others.", ZH: "此处可用：" + strings.Join(shown, "、") + " 等。"}
	}
	return problem.Text{EN: "Possible here: " + strings.Join(shown, ", ") + ".", ZH: "此处可用：" + strings.Join(shown, "、") + "。"}
}

// distance counts the characters to insert, leave out, change or swap with their
// neighbour to get from a to b (optimal string alignment), or is most if they are that
// far apart.
func distance(a, b []rune, most int) int {
	if max(len(a), len(b)) > longestName || len(a)-len(b) >= most || len(b)-len(a) >= most {
		return most
	}
	rows := make([][]int, len(a)+1)
	for i := range rows {
		rows[i] = make([]int, len(b)+1)
		rows[i][0] = i
	}
	for j := range rows[0] {
		rows[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			change := rows[i-1][j-1]
			if a[i-1] != b[j-1] {
				change++
			}
			rows[i][j] = min(change, rows[i-1][j]+1, rows[i][j-1]+1)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				rows[i][j] = min(rows[i][j], rows[i-2][j-2]+1)
			}
		}
	}
	return rows[len(a)][len(b)]
}
