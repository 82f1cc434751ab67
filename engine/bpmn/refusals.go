package bpmn

import (
	"encoding/xml"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"sandtable/engine/problem"
)

// This file holds every sentence with which a file is refused.

var (
	openAnother = problem.Text{EN: "Open another file, or export this one again.", ZH: "请打开其他文件，或重新导出该文件。"}
	exportAgain = problem.Text{EN: "Export the file again from its tool; it was damaged or edited by hand.", ZH: "文件可能已损坏或被手工改动，请在原工具中重新导出。"}
	copyAgain   = problem.Text{EN: "It was cut off: copy or download it again.", ZH: "文件不完整，请重新复制或下载。"}
	splitUp     = problem.Text{EN: "Divide the model into several files.", ZH: "请将模型拆分为多个文件。"}
)

func unreadable() *problem.Problem {
	return problem.New("bpmn.unreadable", problem.Say("The file cannot be read.", "无法读取该文件。"), openAnother)
}

func empty() *problem.Problem {
	return problem.New("bpmn.empty", problem.Say("The file is empty (0 bytes).", "文件为空（0 字节）。"), openAnother)
}

func blank() *problem.Problem {
	return problem.New("bpmn.blank", problem.Say("The file holds no XML, only white space.", "文件中没有 XML，只有空白字符。"), openAnother)
}

func otherFile(code string, kind, hint problem.Text) *problem.Problem {
	space := "" // Chinese type sets Latin words apart
	if kind.ZH[0] < utf8.RuneSelf {
		space = " "
	}
	return problem.New(code, problem.Text{EN: "This is " + kind.EN + ", not BPMN 2.0 XML.", ZH: "这是" + space + kind.ZH + "，不是 BPMN 2.0 XML。"}, hint)
}

func otherFormat(name string, root *element) *problem.Problem {
	code := "bpmn.other-format"
	switch name {
	case "XPDL":
		code = "bpmn.xpdl"
	case "HTML":
		code = "bpmn.html"
	}
	return problem.New(code, problem.Say(
		"This is %[1]s (root element %[2]s), not BPMN 2.0: expected definitions in %[3]s.",
		"这是 %[1]s 文件（根元素为 %[2]s），不是 BPMN 2.0：应为 %[3]s 中的 definitions。", name, root.name, modelSpace), exportXML)
}

func wrongNamespace(found string) *problem.Problem {
	if found == "" {
		return problem.New("bpmn.wrong-namespace", problem.Say(
			"The root element definitions has no namespace; expected %s.",
			"根元素 definitions 没有命名空间；应为 %s。", modelSpace), exportXML)
	}
	return problem.New("bpmn.wrong-namespace", problem.Say(
		"The root element definitions is in namespace %q; expected %q.",
		"根元素 definitions 的命名空间是 %q，应为 %q。", shorten(found), modelSpace), exportXML)
}

func wrongRoot(root *element) *problem.Problem {
	return problem.New("bpmn.wrong-root", problem.Say(
		"The root element is %s; expected BPMN 2.0 definitions.",
		"根元素是 %s，应为 BPMN 2.0 的 definitions。", shorten(root.written())), exportXML)
}

func noRoot() *problem.Problem {
	return problem.New("bpmn.no-root", problem.Say("The file holds no XML element.", "文件中没有任何 XML 元素。"), openAnother)
}

func tooLarge() *problem.Problem {
	return problem.New("bpmn.too-large", problem.Say("The file is larger than %d MiB.", "文件超过 %d MiB。", MaxBytes>>20), splitUp)
}

func tooDeep() *problem.Problem {
	return problem.New("bpmn.too-deep", problem.Say(
		"More than %d elements stand inside one another.", "元素嵌套超过 %d 层。", MaxDepth),
		problem.Say("Move inner sub-processes into processes of their own and call them.", "请把内层子流程拆成独立流程，再用调用活动引用。"))
}

func tooMany() *problem.Problem {
	return problem.New("bpmn.too-many-elements", problem.Say("The file holds more than %d elements.", "文件中的元素超过 %d 个。", MaxElements), splitUp)
}

func tooManyAttributes(n int) *problem.Problem {
	return problem.New("bpmn.too-many-attributes", problem.Say(
		"One element has %d attributes; at most %d are read.", "一个元素有 %d 个属性，最多只能读取 %d 个。", n, MaxAttributes), exportAgain)
}

func attributeTooLong(name string) *problem.Problem {
	return problem.New("bpmn.attribute-too-long", problem.Say(
		"The attribute %s is longer than %d bytes.", "属性 %s 的内容超过 %d 字节。", shorten(name), MaxAttribute),
		problem.Say("Put long texts into the documentation.", "请将长文本放入说明（documentation）。"))
}

func doctype() *problem.Problem {
	return problem.New("bpmn.doctype", problem.Say(
		"Document type and entity declarations are not allowed in a BPMN file.",
		"BPMN 文件中不允许出现文档类型（DOCTYPE）或实体声明。"),
		problem.Say("Delete the declaration that starts here.", "请删除从此处开始的声明。"))
}

func lateDeclaration() *problem.Problem {
	return problem.New("bpmn.not-well-formed", problem.Say(
		"The XML declaration must stand at the very beginning of the file.", "XML 声明必须位于文件最开头。"),
		problem.Say("Delete what stands before it.", "请删除它前面的内容。"))
}

func wrongVersion(version string) *problem.Problem {
	return problem.New("bpmn.xml-version", problem.Say(
		"The file declares XML version %q; only 1.0 is read.", "文件声明的 XML 版本为 %q，只支持 1.0。", shorten(version)), exportAgain)
}

func secondRoot(name string) *problem.Problem {
	return problem.New("bpmn.second-root", problem.Say(
		"A second root element, %s, follows the first.", "第一个根元素之后又出现了第二个根元素 %s。", shorten(name)), exportAgain)
}

func textOutside(after bool) *problem.Problem {
	if after {
		return problem.New("bpmn.text-after-root", problem.Say("Text follows the root element.", "根元素之后还有文本。"), exportAgain)
	}
	return problem.New("bpmn.text-before-root", problem.Say("Text stands before the root element.", "根元素之前有文本。"), exportAgain)
}

func strayEnd(name string) *problem.Problem {
	return problem.New("bpmn.not-well-formed", problem.Say(
		"The end tag </%s> has no start tag.", "结束标签 </%s> 没有对应的开始标签。", shorten(name)), exportAgain)
}

func mismatched(open string, line int, found string) *problem.Problem {
	return problem.New("bpmn.mismatched-tag", problem.Say(
		"The end tag </%[3]s> does not match the start tag <%[1]s> of line %[2]d.",
		"结束标签 </%[3]s> 与第 %[2]d 行的开始标签 <%[1]s> 不匹配。", shorten(open), line, shorten(found)), exportAgain)
}

func truncated(open string) *problem.Problem {
	return problem.New("bpmn.truncated", problem.Say(
		"The file ends before <%s> is closed.", "文件在 <%s> 关闭之前就结束了。", shorten(open)),
		copyAgain)
}

func cutInCharacter() *problem.Problem {
	return problem.New("bpmn.truncated", problem.Say(
		"The file ends in the middle of a character.", "文件在一个字符中间被截断。"),
		copyAgain)
}

func duplicateAttribute(name, element string) *problem.Problem {
	return problem.New("bpmn.duplicate-attribute", problem.Say(
		"The attribute %s is given twice on <%s>.", "属性 %s 在 <%s> 上重复出现。", shorten(name), shorten(element)),
		problem.Say("Delete one of them.", "请删除其中一个。"))
}

func unspacedAttribute(element string) *problem.Problem {
	return problem.New("bpmn.not-well-formed", problem.Say(
		"White space is missing between two attributes of <%s>.", "<%s> 的两个属性之间缺少空格。", shorten(element)), exportAgain)
}

func undeclaredPrefix(prefix string) *problem.Problem {
	return problem.New("bpmn.undeclared-prefix", problem.Say(
		"The namespace prefix %s is never declared.", "命名空间前缀 %s 未声明。", shorten(prefix)),
		problem.Say("Declare it with xmlns:%[1]s=\"…\" or remove it.", "请用 xmlns:%[1]s=\"…\" 声明，或去掉该前缀。", shorten(prefix)))
}

func badNamespace(prefix, uri string) *problem.Problem {
	return problem.New("bpmn.bad-namespace", problem.Say(
		"The prefix %q cannot stand for the namespace %q.", "前缀 %q 不能用于命名空间 %q。", shorten(prefix), shorten(uri)), exportAgain)
}

func badName(name string) *problem.Problem {
	return problem.New("bpmn.not-well-formed", problem.Say("%q is not a valid XML name.", "%q 不是有效的 XML 名称。", shorten(name)), exportAgain)
}

func unknownEncoding(name string) *problem.Problem {
	return problem.New("bpmn.unknown-encoding", problem.Say(
		"The file declares the encoding %q, which is not known.", "文件声明的编码 %q 无法识别。", shorten(name)),
		problem.Say("Save it as UTF-8.", "请另存为 UTF-8 编码。"))
}

func contradicted(declared, likely string) *problem.Problem {
	message := problem.Say("The file should be in %[1]s, but the bytes here are not %[1]s.", "文件应为 %[1]s 编码，但此处的字节不是 %[1]s。", shorten(declared))
	if likely == "" || strings.EqualFold(likely, declared) {
		return problem.New("bpmn.wrong-encoding", message, problem.Say("Save it as UTF-8.", "请另存为 UTF-8 编码。"))
	}
	return problem.New("bpmn.wrong-encoding", message, problem.Say(
		"It is probably in %[1]s: write encoding=\"%[1]s\" into its first line, or save it as UTF-8.",
		"它很可能是 %[1]s 编码：请在首行写上 encoding=\"%[1]s\"，或另存为 UTF-8。", likely))
}

func forbiddenCharacter(text []byte) *problem.Problem {
	r, _ := utf8.DecodeRune(text)
	return controlCharacter(fmt.Sprintf("U+%04X", r))
}

func controlCharacter(code string) *problem.Problem {
	return problem.New("bpmn.control-character", problem.Say(
		"The control character %s is not allowed in XML.", "XML 中不允许出现控制字符 %s。", code),
		problem.Say("Delete it.", "请删除该字符。"))
}

func ambiguousID(id, element string, first int) *problem.Problem {
	return problem.New("bpmn.duplicate-id", problem.Say(
		"The id %q of this %s is already taken in line %d, and other elements refer to it: nobody can tell which one they mean.",
		"此 %[2]s 的 id %[1]q 已在第 %[3]d 行使用，且有其他元素引用它，无法判断引用的是哪一个。", shorten(id), element, first),
		problem.Say("Give one of them another id.", "请修改其中一个的 id。"))
}

// faults are what encoding/xml finds, by its words, as people can read them.
var faults = []struct {
	says string
	code string
	text problem.Text
}{
	{"unexpected EOF", "bpmn.truncated", problem.Text{EN: "The file ends inside a tag or comment.", ZH: "文件在标签或注释内部就结束了。"}},
	{"invalid character entity", "bpmn.unknown-entity", problem.Text{EN: "An entity is used that XML does not define.", ZH: "使用了 XML 未定义的实体。"}},
	{"attribute name without =", "bpmn.not-well-formed", problem.Text{EN: "An attribute has no value.", ZH: "属性没有值。"}},
	{"expected attribute name", "bpmn.not-well-formed", problem.Text{EN: "An attribute's name is not valid.", ZH: "属性名无效。"}},
	{"unquoted or missing attribute value", "bpmn.not-well-formed", problem.Text{EN: "An attribute's value is missing or not in quotation marks.", ZH: "属性值缺失或未加引号。"}},
	{"unescaped < inside quoted string", "bpmn.not-well-formed", problem.Text{EN: "A < stands inside an attribute's value; a quotation mark may be missing before it.", ZH: "属性值中出现了 <，其前面可能缺少引号。"}},
	{"expected element name", "bpmn.not-well-formed", problem.Text{EN: "A < is not followed by an element's name.", ZH: "< 之后不是元素名。"}},
	{"invalid characters between </", "bpmn.not-well-formed", problem.Text{EN: "An end tag is not closed with >.", ZH: "结束标签没有用 > 结束。"}},
	{"expected /> in element", "bpmn.not-well-formed", problem.Text{EN: "A / in a tag is not followed by >.", ZH: "标签中的 / 之后不是 >。"}},
	{"unescaped ]]>", "bpmn.not-well-formed", problem.Text{EN: "]]> stands in a text.", ZH: "文本中出现了 ]]>。"}},
	{"\"--\" not allowed in comments", "bpmn.not-well-formed", problem.Text{EN: "-- stands inside a comment.", ZH: "注释内部出现了 --。"}},
}

// malformed explains what encoding/xml could not read.
func malformed(err error) *problem.Problem {
	var syntax *xml.SyntaxError
	if errors.As(err, &syntax) {
		if _, code, found := strings.Cut(syntax.Msg, "illegal character code "); found {
			return controlCharacter(code).Because(err)
		}
		for _, f := range faults {
			if strings.Contains(syntax.Msg, f.says) {
				hint := exportAgain
				if f.code == "bpmn.truncated" {
					hint = copyAgain
				}
				return problem.New(f.code, f.text, hint).Because(err)
			}
		}
	}
	return problem.New("bpmn.not-well-formed", problem.Say("The XML is not well-formed here.", "此处的 XML 格式不正确。"), exportAgain).Because(err)
}

// shorten keeps a name from a hostile file from flooding a message.
func shorten(s string) string {
	const most = 80
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most]) + "…"
}

func noRoom() *problem.Problem {
	return problem.New("bpmn.no-room", problem.Say("The file holds no element that something could be said of.", "文件中没有可供说明的元素。"),
		problem.Say("Draw a process first.", "请先画出流程。"))
}
