package scenario

import (
	"io"

	"sandtable/engine/problem"
)

// Places are where the parts of a scenario stand in its text.
type Places struct{ text *document }

// PlacesIn reads the text of a scenario for where its parts stand. Errors are those of Decode for a text that is no JSON.
func PlacesIn(r io.Reader) (*Places, error) {
	d, err := read(r, false)
	if err != nil {
		return nil, err
	}
	return &Places{d}, nil
}

// Of is where a JSON pointer leads to: the name of its last step, or of the last one that the text has.
func (p *Places) Of(pointer string) problem.Place {
	to := pathOf(pointer)
	offset, _ := p.text.find(to)
	return p.text.place(offset, to)
}
