package structure

import (
	"strings"
	"unicode"

	"sandtable/engine/edit"
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

var carelessNameRule = finding.Rule{ID: "structure.careless-name", Severity: finding.Info, Look: few(carelessName),
	Title: problem.Text{EN: "A name in capitals or with a full stop", ZH: "名称全为大写或以标点结尾"}}

// carelessName finds names of flow nodes that are all in capitals, or end with punctuation.
func carelessName(s *finding.Subject) finding.Findings {
	x := drawing(s)
	var found finding.Findings
	s.Each(func(n, _ *model.Node, _ *model.Process) {
		name := spelled(n.Name)
		better, why := name, problem.Text{}
		if shorter := withoutStop(name); shorter != name {
			better, why = shorter, problem.Say("The name “%s” ends with punctuation.", "名称“%s”以标点结尾。", name)
		}
		if shouts(name) {
			better, why = calm(better), problem.Say("The name “%s” is all in capitals.", "名称“%s”全部为大写字母。", name)
		}
		if better == name {
			return
		}
		f := x.fix(problem.Say("Rename it to “%s”", "改名为“%s”", better))
		f.do(edit.Edit{Do: edit.Rename, Element: n.ID, Name: better})
		found = append(found, finding.On(&n.Base, why, problem.Say("Write it like the other names.", "请与其他名称的写法保持一致。"), f.done()))
	})
	return found
}

// abbreviations end with a full stop that belongs to them.
var abbreviations = set("etc. inc. ltd. co. no. st. corp. dept. approx. vs. mr. mrs. dr.")

// withoutStop is a name without punctuation behind it. Dots that stand for more, and question and
// exclamation marks, say something.
func withoutStop(name string) string {
	words := strings.Fields(strings.ToLower(name))
	if len(words) == 0 || strings.HasSuffix(name, "..") || abbreviations[words[len(words)-1]] || strings.Count(name, ".") > 1 {
		return name
	}
	return strings.TrimRight(strings.TrimRight(name, ".,;:。，；：、"), " ")
}

// shouts says whether a name of several words is in capitals; a single one may be an abbreviation.
func shouts(name string) bool {
	long := 0
	for _, w := range strings.Fields(name) {
		letters := 0
		for _, r := range w {
			switch {
			case unicode.IsUpper(r):
				letters++
			case unicode.IsLetter(r), unicode.IsDigit(r):
				return false
			}
		}
		if letters >= 4 {
			long++
		}
	}
	return long >= 2
}

var smallWords = set("a an and at by for from in is it no not of off on or out per the to up via with yes")

// calm writes a name in capitals as a sentence; short words may be abbreviations and are left alone.
func calm(name string) string {
	words := strings.Fields(name)
	for i, w := range words {
		if small := strings.ToLower(w); len(w) > 3 || smallWords[small] {
			words[i] = small
		}
	}
	first := []rune(words[0])
	first[0] = unicode.ToUpper(first[0])
	words[0] = string(first)
	return strings.Join(words, " ")
}
