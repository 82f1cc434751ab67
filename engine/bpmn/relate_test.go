package bpmn

import (
	"strings"
	"testing"

	"sandtable/engine/problem"
)

func TestFindGivesTheElementsOfANameWhereverTheyStand(t *testing.T) {
	const text = `<a xmlns:x="urn:x" xmlns:y="urn:y">
  <x:it n="1"><x:it/></x:it><b><y:it n="2"> words </y:it></b><it n="3"/><z xmlns="urn:x"><it n="4"/></z>
</a>`
	found, err := Find(strings.NewReader(text), "it", "urn:x", "urn:y")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range found {
		got = append(got, e.Attributes[0].Value)
	}
	if want := "1 2 4"; strings.Join(got, " ") != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if len(found[0].Children) != 1 || found[1].Text != " words " || found[2].At.Line != 2 {
		t.Errorf("got %+v", found)
	}
}

func TestFindRefusesWhatDecodeRefuses(t *testing.T) {
	for _, c := range []struct{ text, code string }{
		{"", "bpmn.empty"},
		{`<a><b></a>`, "bpmn.mismatched-tag"},
		{`<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>`, "bpmn.doctype"},
		{strings.Repeat("<a>", MaxDepth+1), "bpmn.too-deep"},
	} {
		_, err := Find(strings.NewReader(c.text), "a", "")
		if p := problem.Of(err); p == nil || p.Code != c.code {
			t.Errorf("%.20q: got %v, want %s", c.text, err, c.code)
		}
	}
}

func TestARelationshipIsAddedAndNothingElseIsTouched(t *testing.T) {
	for _, c := range []struct{ name, file, want string }{
		{
			"with a prefix",
			"<?xml version=\"1.0\"?>\n<!-- a -->\n<b:definitions xmlns:b=\"" + modelSpace + "\">\n  <b:process id='p'  />\n</b:definitions >\n<!-- z -->\n",
			"  <b:relationship type=\"K\">\n    <b:extensionElements>\n<k xmlns=\"\">\n a</k>\n    </b:extensionElements>\n    <b:source>p&amp;q</b:source>\n    <b:target>p&amp;q</b:target>\n  </b:relationship>\n",
		},
		{
			"without, and with the line ends of Windows",
			"<definitions xmlns=\"" + modelSpace + "\">\r\n<process id='p'/>\r\n</definitions>",
			"  <relationship type=\"K\">\r\n    <extensionElements>\r\n<k xmlns=\"\">\r\n a</k>\r\n    </extensionElements>\r\n    <source>p&amp;q</source>\r\n    <target>p&amp;q</target>\r\n  </relationship>\r\n",
		},
	} {
		got, err := Relate(strings.NewReader(c.file), "K", "p&q", "<k xmlns=\"\">\n a</k>\n")
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		if !strings.Contains(got, c.want) || strings.Replace(got, c.want, "", 1) != c.file {
			t.Errorf("%s: got\n%s", c.name, got)
		}
		if d, err := Decode(strings.NewReader(got)); err != nil || len(d.Others) != 1 || d.Others[0].Element != "relationship" {
			t.Errorf("%s: it reads as %+v, %v", c.name, d, err)
		}
	}
}

func TestARelationshipIsNotAddedWhereThereIsNoPlaceForIt(t *testing.T) {
	for _, c := range []struct{ file, code string }{
		{`<definitions xmlns="` + modelSpace + `"/>`, "bpmn.no-room"},
		{`<a></a>`, "bpmn.wrong-root"},
		{`<definitions xmlns="` + modelSpace + `">`, "bpmn.truncated"},
	} {
		_, err := Relate(strings.NewReader(c.file), "K", "p", "<k/>")
		if p := problem.Of(err); p == nil || p.Code != c.code {
			t.Errorf("%s: got %v, want %s", c.file, err, c.code)
		}
	}
}
