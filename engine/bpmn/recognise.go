package bpmn

import (
	"bytes"
	"strings"

	"sandtable/engine/problem"
)

// kinds of file that people open by mistake, by their first bytes.
var magics = []struct {
	first string
	code  string
	kind  problem.Text
	hint  problem.Text
}{
	{"PK\x03\x04", "bpmn.zip", problem.Text{EN: "a ZIP archive", ZH: "ZIP 压缩包"}, unpack},
	{"PK\x05\x06", "bpmn.zip", problem.Text{EN: "a ZIP archive", ZH: "ZIP 压缩包"}, unpack},
	{"\x1f\x8b", "bpmn.zip", problem.Text{EN: "a gzip archive", ZH: "gzip 压缩包"}, unpack},
	{"Rar!", "bpmn.zip", problem.Text{EN: "a RAR archive", ZH: "RAR 压缩包"}, unpack},
	{"7z\xBC\xAF\x27\x1C", "bpmn.zip", problem.Text{EN: "a 7z archive", ZH: "7z 压缩包"}, unpack},
	{"\x89PNG", "bpmn.image", problem.Text{EN: "a PNG image", ZH: "PNG 图片"}, exportXML},
	{"\xFF\xD8\xFF", "bpmn.image", problem.Text{EN: "a JPEG image", ZH: "JPEG 图片"}, exportXML},
	{"GIF8", "bpmn.image", problem.Text{EN: "a GIF image", ZH: "GIF 图片"}, exportXML},
	{"BM", "bpmn.image", problem.Text{EN: "a bitmap image", ZH: "位图图片"}, exportXML},
	{"%PDF", "bpmn.binary", problem.Text{EN: "a PDF document", ZH: "PDF 文档"}, exportXML},
	{"\xD0\xCF\x11\xE0", "bpmn.binary", problem.Text{EN: "an old Office or Visio document", ZH: "旧版 Office 或 Visio 文档"}, exportXML},
	{"SQLite format 3\x00", "bpmn.binary", problem.Text{EN: "a database", ZH: "数据库文件"}, exportXML},
}

var (
	unpack    = problem.Text{EN: "Unpack it first and open the .bpmn file inside.", ZH: "请先解压，再打开其中的 .bpmn 文件。"}
	exportXML = problem.Text{EN: "Export the diagram from its tool as BPMN 2.0 XML and open that file.", ZH: "请在原工具中将流程图导出为 BPMN 2.0 XML，再打开导出的文件。"}
)

// notText refuses files that hold no text, by name where it knows them.
func notText(file []byte) *problem.Problem {
	for _, m := range magics {
		// "BM" could begin a text as well; a bitmap has zeros in its header.
		if bytes.HasPrefix(file, []byte(m.first)) && (m.first != "BM" || bytes.IndexByte(file[:min(len(file), 16)], 0) > 0) {
			return otherFile(m.code, m.kind, m.hint)
		}
	}
	wide := bytes.HasPrefix(file, []byte("\xFF\xFE")) || bytes.HasPrefix(file, []byte("\xFE\xFF")) ||
		bytes.HasPrefix(file, []byte("<\x00")) || bytes.HasPrefix(file, []byte("\x00<"))
	if !wide && bytes.IndexByte(file[:min(len(file), 1024)], 0) >= 0 {
		return otherFile("bpmn.binary", problem.Text{EN: "a binary file", ZH: "二进制文件"}, exportXML)
	}
	return nil
}

// notXML refuses text that is no XML at all, by what it begins with.
func notXML(text []byte) *problem.Problem {
	const few = 512
	begin := bytes.TrimSpace(text[:min(len(text), few)])
	if len(begin) == 0 {
		if begin = bytes.TrimSpace(text); len(begin) == 0 {
			return blank()
		}
		begin = begin[:min(len(begin), few)]
	}
	lower := strings.ToLower(string(begin))
	first := len(text) - len(bytes.TrimLeft(text, " \t\r\n"))
	switch {
	case strings.HasPrefix(lower, "<!doctype html"), strings.HasPrefix(lower, "<html"):
		return place(otherFile("bpmn.html", problem.Text{EN: "an HTML page", ZH: "HTML 网页"}, problem.Text{
			EN: "Often this is a sign-in page saved in place of the file: sign in and download it again.",
			ZH: "这往往是把登录页面当成文件保存了下来：请登录后重新下载。"}), text, first)
	case lower[0] == '{', lower[0] == '[':
		return place(otherFile("bpmn.not-xml", problem.Text{EN: "JSON", ZH: "JSON 文件"}, exportXML), text, first)
	case lower[0] != '<':
		return place(otherFile("bpmn.not-xml", problem.Text{EN: "plain text", ZH: "纯文本文件"}, exportXML), text, first)
	}
	return nil
}

// formats are XML documents that people mistake for BPMN 2.0, by namespace or by the
// name of the root element.
var formats = []struct{ space, root, name string }{
	{"http://www.wfmc.org/", "", "XPDL"},
	{"", "Package", "XPDL"},
	{"", "mxfile", "draw.io"},
	{"", "mxGraphModel", "draw.io"},
	{"http://www.omg.org/spec/DMN/", "", "DMN"},
	{"https://www.omg.org/spec/DMN/", "", "DMN"},
	{"http://www.omg.org/spec/CMMN/", "", "CMMN"},
	{"http://schema.omg.org/spec/BPMN/2.0", "", "BPMN 2.0 (beta)"},
	{"http://www.w3.org/2000/svg", "", "SVG"},
	{"http://www.w3.org/1999/xhtml", "", "HTML"},
	{"", "html", "HTML"},
	{"http://schemas.xmlsoap.org/wsdl/", "", "WSDL"},
	{"http://docs.oasis-open.org/wsbpel/", "", "BPEL"},
	{"http://www.pnml.org/", "", "PNML"},
	{"", "pnml", "PNML"},
	{"", "AML", "ARIS AML"},
	{"http://www.xes-standard.org", "", "XES"},
	{"http://schemas.microsoft.com/visio/", "", "Visio"},
	{"http://graphml.graphdrawing.org/", "", "GraphML"},
	{"http://www.omg.org/spec/XMI/", "", "XMI"},
	{"http://schema.omg.org/spec/XMI/", "", "XMI"},
}

// checkRoot refuses a document whose root is not BPMN 2.0's definitions.
func checkRoot(root *element) *problem.Problem {
	if root.space == modelSpace && root.name == "definitions" {
		return nil
	}
	for _, f := range formats {
		if f.space != "" && strings.HasPrefix(root.space, f.space) || f.root != "" && root.name == f.root {
			return otherFormat(f.name, root)
		}
	}
	if root.name == "definitions" {
		return wrongNamespace(root.space)
	}
	return wrongRoot(root)
}
