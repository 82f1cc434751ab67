package app

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"time"

	"sandtable/engine/organisation"
	"sandtable/engine/scenario"
	"sandtable/engine/sheet"
	"sandtable/storage"
)

// Organisations is the service for who works in the company, project by project.
type Organisations struct{ library *storage.Library }

// Organisation is a project's organisation as of one revision.
type Organisation struct {
	Revision int64
	SavedAt  time.Time
	Content  json.RawMessage // that of an empty organisation where nothing was ever saved
}

// Get is a project's organisation as it was saved last.
func (s *Organisations) Get(ctx context.Context, project ProjectID) (Organisation, error) {
	o, err := s.library.Organisation(ctx, project)
	return organisationOf(o), explain(aProject, err)
}

// Save keeps an organisation as the next revision. Revision is the one it was made from, 0 for the first. What
// contradicts itself is refused; if another window has saved since, nothing is written and the problem has CodeChangedElsewhere.
func (s *Organisations) Save(ctx context.Context, project ProjectID, revision int64, content json.RawMessage) (Organisation, error) {
	if _, err := organisation.Decode(bytes.NewReader(content)); err != nil {
		return Organisation{}, failed(err)
	}
	o, err := s.library.SaveOrganisation(ctx, project, revision, content)
	return organisationOf(o), explain(anOrganisation, err)
}

// Staff gives a scenario the people of its project's organisation.
func (s *Organisations) Staff(ctx context.Context, project ProjectID, content json.RawMessage) (json.RawMessage, error) {
	numbers, err := readScenario(content)
	if err != nil {
		return nil, err
	}
	kept, err := s.Get(ctx, project)
	if err != nil {
		return nil, err
	}
	o, err := organisation.Decode(bytes.NewReader(kept.Content))
	if err != nil {
		return nil, failed(err)
	}
	var b bytes.Buffer
	if err := scenario.Encode(&b, o.Staff(numbers)); err != nil {
		return nil, failed(err)
	}
	return b.Bytes(), nil
}

// ImportedPeople is an organisation with the people of a table.
type ImportedPeople struct {
	organisation.Imported
	Sheet  string   // that was read; empty for text
	Others []string // sheets that were not
}

// Import gives an organisation, as it is in the window, the people of a file with a table. Nothing is saved.
func (s *Organisations) Import(_ context.Context, content json.RawMessage, page string, file io.Reader) (*ImportedPeople, error) {
	o, err := organisation.Decode(bytes.NewReader(content))
	if err != nil {
		return nil, failed(err)
	}
	t, err := sheet.Read(file, page)
	if err != nil {
		return nil, failed(err)
	}
	taken, err := o.FromTable(t)
	if err != nil {
		return nil, failed(err)
	}
	return &ImportedPeople{*taken, t.Name, t.Other}, nil
}

func organisationOf(o storage.Organisation) Organisation {
	if o.Revision == 0 {
		o.Content = json.RawMessage("{}")
	}
	return Organisation{o.Revision, o.SavedAt, o.Content}
}
