package model

import "strings"

// Wording is what an element is called, and what is said of it, in one language.
type Wording struct{ Language, Name, Documentation string }

// Language is that of names and documentation themselves, "en" or "zh-CN"; empty where the file does not say.
// It is the attribute language, of our namespace, of definitions: BPMN allows no extension elements there.
func (d *Definitions) Language() string {
	for _, a := range d.Attributes {
		if a.Space == Space && a.Name == "language" {
			return strings.TrimSpace(a.Value)
		}
	}
	return ""
}

// Wordings are what the drawing says of an element in other languages than its own, in file order:
//
//	<st:text lang="en" name="Check order" documentation="Look at the amount."/>
func (b *Base) Wordings() []Wording {
	var all []Wording
	for _, e := range b.Own("text") {
		all = append(all, Wording{Language: strings.TrimSpace(e.Attribute("lang")), Name: e.Attribute("name"), Documentation: e.Attribute("documentation")})
	}
	return all
}

// NameIn is what an element is called in a language, "en" or "zh-CN": a wording of its own, else its name, whatever language that is in.
func (b *Base) NameIn(language string) string {
	for _, w := range b.Wordings() {
		if w.Language == language && strings.TrimSpace(w.Name) != "" {
			return strings.TrimSpace(w.Name)
		}
	}
	return b.Name
}
