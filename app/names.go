package app

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"sandtable/engine/problem"
)

// longestName is how many characters a name may have: more than any list shows.
const longestName = 200

// tidyName is a name as it is kept: without blanks around it, on one line.
func tidyName(what thing, name string) (string, error) {
	name = strings.TrimSpace(name)
	switch {
	case name == "":
		return "", problem.New("name.empty",
			problem.Say("The %[1]s has no name.", "%[2]s名称不能为空。", what.en, what.zh),
			problem.Say("Give it a name.", "请填写名称。"))
	case utf8.RuneCountInString(name) > longestName:
		return "", problem.New("name.too-long",
			problem.Say("The name is longer than %d characters.", "名称超过 %d 个字符。", longestName),
			problem.Say("Shorten it; a description has its place in the drawing.", "请缩短名称，说明文字可写在流程图的文档中。"))
	case !utf8.ValidString(name) || strings.ContainsFunc(name, unicode.IsControl):
		return "", problem.New("name.not-text",
			problem.Say("The name contains characters that cannot be shown.", "名称中含有无法显示的字符。"),
			problem.Say("Write it on one line, with letters, digits and signs.", "请只使用文字、数字和符号，并写在一行内。"))
	}
	return name, nil
}
