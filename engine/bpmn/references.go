package bpmn

import (
	"strings"

	"sandtable/engine/model"
)

// declared is an element that others may refer to.
type declared struct {
	at      model.Pos
	element string
	family  family
}

// duplicate is an element whose id was taken already.
type duplicate struct {
	id            model.ID
	second, first declared
}

// reference is one element's mention of another.
type reference struct {
	id    model.ID
	name  string   // of the attribute or element that mentions it
	owner model.ID // of the element that does
	at    model.Pos
	quiet bool // someone else looks whether it leads anywhere
}

// declare registers an element's id.
func (r *reader) declare(e *element, id model.ID) {
	if id == "" || e.family == foreign {
		return
	}
	if !isName(string(id)) {
		r.note(invalidID(id, e))
	}
	entry := declared{e.at, e.name, e.family}
	first, taken := r.ids[id]
	if taken {
		r.duplicates = append(r.duplicates, duplicate{id, entry, first})
		// References mean elements of the process, never those of the drawing.
		if first.family == semantic && first.element != "definitions" {
			return
		}
	}
	r.ids[id] = entry
}

// refer reads an attribute that names an element which should exist.
func (r *reader) refer(e *element, name string) model.ID { return r.mention(e, name, false) }

// point is refer for what a later step looks into itself.
func (r *reader) point(e *element, name string) model.ID { return r.mention(e, name, true) }

func (r *reader) mention(e *element, name string, quiet bool) model.ID {
	value := strings.TrimSpace(e.take(name))
	if value == "" {
		return ""
	}
	id, outside := r.identify(value)
	if !outside {
		r.references = append(r.references, reference{id, name, r.nearest(e), e.at, quiet})
	}
	return id
}

// referText reads an element whose text names another element.
func (r *reader) referText(e *element) model.ID { return r.mentionText(e, false) }

// pointText is referText for what a later step looks into itself.
func (r *reader) pointText(e *element) model.ID { return r.mentionText(e, true) }

func (r *reader) mentionText(e *element, quiet bool) model.ID {
	name, at, owner := e.name, e.at, r.owner(e)
	value := r.text(e)
	if value == "" {
		return ""
	}
	id, outside := r.identify(value)
	if !outside {
		r.references = append(r.references, reference{id, name, owner, at, quiet})
	}
	return id
}

// nearest is the element itself where it has an id, otherwise its owner.
func (r *reader) nearest(e *element) model.ID {
	if id := e.peek("id"); id != "" {
		return model.ID(id)
	}
	return r.owner(e)
}

// owner is the innermost element around e that has an id, the root left out.
func (r *reader) owner(e *element) model.ID {
	for depth := e.depth - 1; depth > 1; depth-- {
		if id := r.frames[depth-1].peek("id"); id != "" {
			return model.ID(id)
		}
	}
	return ""
}

// identify takes the prefix off a qualified name. A name in a namespace that is not
// this file's lies outside and stays as written. What merely looks like a prefix,
// because no one declared it, is a part of the id.
func (r *reader) identify(value string) (id model.ID, outside bool) {
	prefix, local, qualified := strings.Cut(value, ":")
	if !qualified {
		return model.ID(value), false
	}
	switch uri, known := r.spaces[prefix]; {
	case !known:
		return model.ID(value), false
	case uri == modelSpace, uri == r.file.TargetNamespace:
		return model.ID(local), false
	}
	return model.ID(value), true
}

// checkReferences says which mentions lead nowhere.
func (r *reader) checkReferences() {
	for _, ref := range r.references {
		if ref.quiet {
			continue
		}
		if found, ok := r.ids[ref.id]; !ok || found.family != semantic {
			r.note(danglingReference(ref))
		}
	}
}

// checkDuplicates refuses ids that two elements share and a third one mentions: no
// one can tell which it means.
func (r *reader) checkDuplicates() {
	if len(r.duplicates) == 0 {
		return
	}
	mentioned := make(map[model.ID]bool, len(r.duplicates))
	for _, ref := range r.references {
		mentioned[ref.id] = true
	}
	for _, d := range r.duplicates {
		if mentioned[d.id] && isElement(d.first) && isElement(d.second) {
			p := ambiguousID(string(d.id), d.second.element, d.first.at.Line)
			p.At.Element = string(d.id)
			r.refuse(p, d.second.at)
			return
		}
		r.note(duplicateID(d))
	}
}

// isElement says whether others can mean it when they mention its id.
func isElement(d declared) bool { return d.family == semantic && d.element != "definitions" }
