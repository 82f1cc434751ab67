// Package rules has a page about every rule: what it is about, in both languages, with a
// process that it accepts and one that it rejects. A test holds every page to its rule.
//
// A page is a Markdown file named after its rule:
//
//	# A process without an end event · 没有结束事件的流程
//
//	What it means and what to do about it.
//
//	这意味着什么，应当怎么办。
//
//	## Accepted · 通过
//
//	```xml
//	<process id="P">…</process>
//	```
//
//	## Rejected · 不通过
//
//	`P` `Task_1`
//
//	```xml
//	<process id="P">…</process>
//	```
//
// The paragraphs in Chinese are those whose first letter is Chinese. The XML is what stands within
// <definitions>, with the prefixes xsi, st, camunda, zeebe and flowable at hand. Behind it may follow
// a scenario (```json scenario) and a policy (```json policy). The ids before a rejected process are
// those of the elements, or the pointers into the scenario, at which the rule finds something.
package rules

import (
	"embed"
	"strings"
	"unicode"

	"sandtable/engine/problem"
)

//go:embed *.md
var files embed.FS

// Page is what is to be said about a rule.
type Page struct {
	Title    problem.Text
	Text     problem.Text // paragraphs of Markdown
	Accepted Example
	Rejected Example
	At       []string // where something is found in Rejected
}

// Example is a process with what goes with it.
type Example struct {
	Process  string // a whole BPMN file
	Scenario string // JSON, or empty
	Policy   string // JSON, or empty
}

// Of is the page about a rule; false where there is none.
func Of(id string) (Page, bool) {
	data, err := files.ReadFile(id + ".md")
	if err != nil {
		return Page{}, false
	}
	return parse(string(data)), true
}

// IDs are the rules that have a page.
func IDs() []string {
	entries, err := files.ReadDir(".")
	if err != nil {
		return nil
	}
	var ids []string
	for _, e := range entries {
		ids = append(ids, strings.TrimSuffix(e.Name(), ".md"))
	}
	return ids
}

// section is which part of a page is being read.
type section int

const (
	opening section = iota
	accepted
	rejected
)

func parse(text string) Page {
	var p Page
	var block []string
	var paragraph []string
	where, fence := opening, ""
	for line := range strings.Lines(text + "\n") {
		line = strings.TrimRight(line, "\r\n")
		switch {
		case fence != "" && line == "```":
			p.example(where).take(fence, strings.Join(block, "\n")+"\n")
			fence, block = "", nil
		case fence != "":
			block = append(block, line)
		case strings.HasPrefix(line, "```"):
			fence = line[3:]
		case strings.HasPrefix(line, "# "):
			p.Title.EN, p.Title.ZH, _ = strings.Cut(line[2:], " · ")
		case strings.HasPrefix(line, "## Accepted"):
			where = accepted
		case strings.HasPrefix(line, "## Rejected"):
			where = rejected
		case where == rejected && strings.HasPrefix(line, "`"):
			p.At = append(p.At, strings.Fields(strings.ReplaceAll(line, "`", ""))...)
		case where != opening:
		case line != "":
			paragraph = append(paragraph, line)
		default:
			p.say(paragraph)
			paragraph = nil
		}
	}
	return p
}

// say adds a paragraph to what is said in its language. Where its lines end counts only in lists.
func (p *Page) say(lines []string) {
	if len(lines) == 0 {
		return
	}
	text, between := &p.Text.EN, " "
	if isChinese(lines[0]) {
		text, between = &p.Text.ZH, ""
	}
	if strings.HasPrefix(lines[0], "- ") {
		between = "\n"
	}
	if *text != "" {
		*text += "\n\n"
	}
	*text += strings.Join(lines, between)
}

func (p *Page) example(where section) *Example {
	if where == rejected {
		return &p.Rejected
	}
	return &p.Accepted
}

func (e *Example) take(kind, text string) {
	switch kind {
	case "xml":
		e.Process = header + text + "</definitions>\n"
	case "json scenario":
		e.Scenario = text
	case "json policy":
		e.Policy = text
	}
}

const header = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"` +
	` xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI"` +
	` xmlns:st="urn:sandtable:bpmn:1" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"` +
	` xmlns:flowable="http://flowable.org/bpmn" id="D" targetNamespace="urn:sandtable:rules">
`

// isChinese says whether the first letter of a line is Chinese.
func isChinese(line string) bool {
	for _, r := range line {
		if unicode.IsLetter(r) {
			return unicode.Is(unicode.Han, r)
		}
	}
	return false
}
