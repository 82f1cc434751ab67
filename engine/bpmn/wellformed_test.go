package bpmn

import (
	"fmt"
	"strings"
	"testing"

	"sandtable/engine/problem"
)

func TestWhatIsNotWellFormedIsRefusedAtItsPlace(t *testing.T) {
	const root = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"`
	for _, c := range []struct{ name, text, code, at string }{
		{"an attribute twice", root + ">\n  <process id=\"a\" id=\"b\"/></definitions>", "bpmn.duplicate-attribute", "2:19"},
		{"an attribute twice by two prefixes", root + ">\n<process xmlns:a=\"urn:x\" xmlns:b=\"urn:x\" a:c=\"1\" b:c=\"2\"/></definitions>", "bpmn.duplicate-attribute", "2:1"},
		{"a repeated attribute among many", root + ">\n<process a=\"\" b=\"\" c=\"\" d=\"\" e=\"\" f=\"\" g=\"\" h=\"\" i=\"\" j=\"\" k=\"\" l=\"\" m=\"\" c=\"\"/></definitions>", "bpmn.duplicate-attribute", "2:75"},
		{"a namespace declared twice", root + "\n xmlns=\"urn:x\"/>", "bpmn.duplicate-attribute", "2:2"},
		{"an element's prefix undeclared", root + ">\n 流程<x:process/></definitions>", "bpmn.undeclared-prefix", "2:4"},
		{"an attribute's prefix undeclared", root + ">\n<process id=\"流程\"\n x:y=\"1\"/></definitions>", "bpmn.undeclared-prefix", "3:2"},
		{"a prefix out of scope", root + ">\n<process xmlns:x=\"urn:x\"/>\n<x:y/></definitions>", "bpmn.undeclared-prefix", "3:1"},
		{"an empty namespace for a prefix", root + ">\n<process xmlns:x=\"\"/></definitions>", "bpmn.bad-namespace", "2:10"},
		{"the prefix xml taken away", root + " xmlns:xml=\"urn:x\"/>", "bpmn.bad-namespace", "1:66"},
		{"a second root", root + "/>\n" + root + "/>", "bpmn.second-root", "2:1"},
		{"text after the root", root + "/>\n\n  more", "bpmn.text-after-root", "3:3"},
		{"a character section after the root", root + "/>\n<![CDATA[ ]]>", "bpmn.text-after-root", "2:1"},
		{"a declaration after the root", root + "/>\n<?xml version=\"1.0\"?>", "bpmn.not-well-formed", "2:1"},
		{"blank lines before the declaration", "\n<?xml version=\"1.0\"?>" + root + "/>", "bpmn.not-well-formed", "2:1"},
		{"no space between attributes", root + ">\n<process id=\"a\"name=\"b\"/></definitions>", "bpmn.not-well-formed", "2:16"},
		{"a control character in a comment", root + ">\n<!-- \x01 --></definitions>", "bpmn.control-character", "2:6"},
		{"a reference to a control character", root + ">\n<process name=\"&#1;\"/></definitions>", "bpmn.control-character", "2:21"},
		{"a noncharacter", root + ">\n<process name=\"\uFFFE\"/></definitions>", "bpmn.control-character", "2:16"},
		{"an unknown entity", root + ">\n<process name=\"&nbsp;\"/></definitions>", "bpmn.unknown-entity", "2:22"},
		{"a document type", "<!DOCTYPE definitions>\n" + root + "/>", "bpmn.doctype", "1:1"},
		{"a document type after comments", "<!-- a -->\n\n<!DOCTYPE definitions [<!ENTITY a \"b\">]>" + root + "/>", "bpmn.doctype", "3:1"},
		{"an element declaration inside", root + ">\n<!ELEMENT a></definitions>", "bpmn.doctype", "2:1"},
		{"an end tag of another element", root + ">\n<process>\n</definitions>", "bpmn.mismatched-tag", "3:1"},
		{"an end tag with another prefix", root + " xmlns:b=\"urn:b\">\n<process></b:process></definitions>", "bpmn.mismatched-tag", "2:10"},
		{"an end tag too many", root + "/>\n</definitions>", "bpmn.not-well-formed", "2:1"},
		{"the end missing", root + ">\n<process>\n\n", "bpmn.truncated", "2:10"},
		{"the end of a tag missing", root + ">\n<process id=\"a", "bpmn.truncated", "2:15"},
		{"a colon too many", root + " xmlns:a=\"urn:a\">\n<a:b:c/></definitions>", "bpmn.not-well-formed", "2:7"},
		{"a name that ends with a colon", root + ">\n<process: /></definitions>", "bpmn.not-well-formed", "2:1"},
		{"another version of XML", "<?xml version=\"1.1\"?>" + root + "/>", "bpmn.xml-version", "1:1"},
		{"no element at all", "<!-- nothing -->", "bpmn.no-root", "1:17"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := refusal(t, c.text)
			if got := fmt.Sprintf("%d:%d", p.At.Line, p.At.Column); p.Code != c.code || got != c.at {
				t.Errorf("got %s at %s, want %s at %s: %v", p.Code, got, c.code, c.at, p)
			}
			checkSentence(t, p)
		})
	}
}

func TestEveryFaultOfTheDecoderHasASentenceOfOurs(t *testing.T) {
	for _, text := range []string{"<a", "<a b", "<a b>", "<a $='1'/>", "<a b=1/>", "<a b='<'/>", "<a>< b/></a>", "<a></a b>", "<a / >", "<a>]]></a>", "<a><!-- -- --></a>", "<a>&x;</a>", "<a>&#0;</a>"} {
		p := refusal(t, strings.Replace(text, "<a", `<definitions xmlns="`+modelSpace+`"`, 1))
		if p.Message.EN == "The XML is not well-formed here." {
			t.Errorf("%s: %v has no sentence of its own", text, p.Cause)
		}
	}
}

func TestFilesOfOtherKindsAreRefusedByName(t *testing.T) {
	for _, c := range []struct{ text, code, names string }{
		{"", "bpmn.empty", "empty"},
		{" \n\t ", "bpmn.blank", "white space"},
		{"\xEF\xBB\xBF  ", "bpmn.blank", "white space"},
		{strings.Repeat(" ", 5000), "bpmn.blank", "white space"},
		{"hello", "bpmn.not-xml", "plain text"},
		{`{"nodes": []}`, "bpmn.not-xml", "JSON"},
		{"\n<!DOCTYPE HTML>\n<html>", "bpmn.html", "HTML"},
		{"<HTML><body>", "bpmn.html", "HTML"},
		{`<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>`, "bpmn.html", "HTML"},
		{"PK\x03\x04rest", "bpmn.zip", "ZIP"},
		{"\x1f\x8b\x08", "bpmn.zip", "gzip"},
		{"\x89PNG\r\n\x1a\n", "bpmn.image", "PNG"},
		{"\xFF\xD8\xFF\xE0", "bpmn.image", "JPEG"},
		{"BM\x00\x00\x01", "bpmn.image", "bitmap"},
		{"BMW, Mercedes", "bpmn.not-xml", "plain text"},
		{"%PDF-1.7", "bpmn.binary", "PDF"},
		{"\xD0\xCF\x11\xE0\xA1", "bpmn.binary", "Visio"},
		{"a\x00b\x00\x01", "bpmn.binary", "binary"},
		{`<Package xmlns="http://www.wfmc.org/2008/XPDL2.1"/>`, "bpmn.xpdl", "XPDL"},
		{`<mxfile host="x"/>`, "bpmn.other-format", "draw.io"},
		{`<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"/>`, "bpmn.other-format", "DMN"},
		{`<definitions xmlns="http://schemas.xmlsoap.org/wsdl/"/>`, "bpmn.other-format", "WSDL"},
		{`<definitions/>`, "bpmn.wrong-namespace", "no namespace"},
		{`<definitions xmlns="urn:x"/>`, "bpmn.wrong-namespace", `"urn:x"`},
		{`<process xmlns="` + modelSpace + `"/>`, "bpmn.wrong-root", "process"},
	} {
		p := refusal(t, c.text)
		if p.Code != c.code || !strings.Contains(p.Message.In(problem.English), c.names) {
			t.Errorf("%.30q: got %s %q, want %s that says %q", c.text, p.Code, p.Message.EN, c.code, c.names)
		}
		checkSentence(t, p)
	}
}

func TestColumnsCountCharactersAndLinesEndInAnyWay(t *testing.T) {
	for _, newline := range []string{"\n", "\r\n", "\r"} {
		text := strings.ReplaceAll(file("<process id=\"订单\"/>  <!-- 注释 --><process id=\"二\"/>"), "\n", newline)
		d, err := Decode(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		if got := d.Processes[1].At; got.Line != 3 || got.Column != 32 {
			t.Errorf("%q: got %v, want {3 32}", newline, got)
		}
	}
}
