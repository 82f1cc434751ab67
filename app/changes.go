package app

import (
	"bytes"
	"encoding/xml"
	"hash"
	"hash/fnv"
	"sort"
	"strings"
)

// Changes counts in how many drawn elements two drawings differ.
type Changes struct {
	Added   int `json:"added"`
	Removed int `json:"removed"`
	Changed int `json:"changed" doc:"Say something else than before; what is said beside the elements counts once"`
	Moved   int `json:"moved" doc:"Stand elsewhere or have another size"`
}

// changesBetween compares drawings element by element. What cannot be read counts as having no elements.
func changesBetween(before, after []byte) Changes {
	a, b := inventoryOf(before), inventoryOf(after)
	var c Changes
	for id, said := range b.said {
		was, known := a.said[id]
		switch {
		case !known:
			c.Added++
		case was != said:
			c.Changed++
		}
		if known && id != theRest && a.drawn[id] != b.drawn[id] {
			c.Moved++
		}
	}
	for id := range a.said {
		if _, still := b.said[id]; !still {
			c.Removed++
		}
	}
	return c
}

// inventory is what each drawn element of a drawing says and where it stands, by its id and as a digest.
type inventory struct {
	said  map[string]uint64
	drawn map[string]uint64
}

// theRest stands for what is said beside the drawn elements, such as roles.
const theRest = ""

func inventoryOf(drawing []byte) inventory {
	v := inventory{said: map[string]uint64{}, drawn: map[string]uint64{}}
	shapes := digests{}
	v.walk(drawing, func(start xml.StartElement) (string, bool) { return attribute(start, "bpmnElement"), isShape(start) }, shapes, isLabel)
	for id, digest := range shapes {
		v.drawn[id] = digest.Sum64()
	}
	said := digests{theRest: fnv.New64a()}
	for id := range v.drawn {
		said[id] = fnv.New64a()
	}
	v.walk(drawing, func(start xml.StartElement) (string, bool) {
		id := attribute(start, "id")
		_, isDrawn := v.drawn[id]
		return id, isDrawn && !isDiagram(start)
	}, said, func(start xml.StartElement) bool { return isDiagram(start) || isConsequence(start) })
	for id, digest := range said {
		v.said[id] = digest.Sum64()
	}
	return v
}

type digests map[string]hash.Hash64

// walk adds all that stands in a drawing to the digest of the nearest element above it that owner names.
func (v inventory) walk(drawing []byte, owner func(xml.StartElement) (string, bool), into digests, skip func(xml.StartElement) bool) {
	d := xml.NewDecoder(bytes.NewReader(drawing))
	owners := []string{theRest}
	for {
		token, err := d.Token()
		if err != nil {
			return
		}
		switch token := token.(type) {
		case xml.StartElement:
			if skip != nil && skip(token) {
				_ = d.Skip() // a broken end shows at the next token
				continue
			}
			current := owners[len(owners)-1]
			if id, owns := owner(token); owns {
				current = id
				if into[current] == nil {
					into[current] = fnv.New64a()
				}
			}
			owners = append(owners, current)
			add(into[current], describe(token))
		case xml.EndElement:
			owners = owners[:len(owners)-1]
		case xml.CharData:
			add(into[owners[len(owners)-1]], strings.TrimSpace(string(token)))
		}
	}
}

func add(digest hash.Hash64, text string) {
	if digest != nil && text != "" {
		_, _ = digest.Write([]byte(text)) // never fails
	}
}

// describe is an element's start in an order that does not depend on who wrote it.
func describe(start xml.StartElement) string {
	var words []string
	for _, a := range start.Attr {
		if a.Name.Space != "xmlns" && a.Name.Local != "xmlns" {
			words = append(words, a.Name.Local+"="+a.Value)
		}
	}
	sort.Strings(words)
	return "<" + start.Name.Local + " " + strings.Join(words, "\x00")
}

func attribute(start xml.StartElement, name string) string {
	for _, a := range start.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func isShape(start xml.StartElement) bool {
	return start.Name.Local == "BPMNShape" || start.Name.Local == "BPMNEdge"
}

// isLabel is for where a name stands: it moves by itself when the name changes.
func isLabel(start xml.StartElement) bool { return start.Name.Local == "BPMNLabel" }

func isDiagram(start xml.StartElement) bool { return start.Name.Local == "BPMNDiagram" }

// isConsequence is for what only repeats how flows and lanes go.
func isConsequence(start xml.StartElement) bool {
	switch start.Name.Local {
	case "incoming", "outgoing", "flowNodeRef":
		return true
	}
	return false
}
