package storage

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"sandtable/storage/queries"
)

// An Organisation is who works in the company, as a project knows it, as of one revision.
type Organisation struct {
	ProjectID ProjectID
	Revision  int64 // counts the saves, from 1; 0: nothing was ever saved
	SavedAt   time.Time
	Content   json.RawMessage
}

// Organisation returns a project's organisation as it was saved last; revision 0 and no content where it never was.
func (l *Library) Organisation(ctx context.Context, project ProjectID) (Organisation, error) {
	o := Organisation{ProjectID: project}
	err := l.read(ctx, fmt.Sprintf("read organisation of project %s", project), func(q *queries.Queries) error {
		if _, err := q.GetProject(ctx, string(project)); err != nil {
			return err
		}
		row, err := q.GetOrganisation(ctx, string(project))
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		o = organisationOf(row)
		return err
	})
	return o, err
}

// SaveOrganisation keeps an organisation as the next revision. If another window has saved since the expected
// revision, it fails with ErrChangedElsewhere and changes nothing.
func (l *Library) SaveOrganisation(ctx context.Context, project ProjectID, expected int64, content json.RawMessage) (Organisation, error) {
	var row queries.Organisation
	err := l.write(ctx, fmt.Sprintf("save organisation of project %s", project), func(q *queries.Queries) (err error) {
		row, err = q.InsertOrganisation(ctx, queries.InsertOrganisationParams{Expected: expected, Now: l.milliseconds(), Content: string(content), ProjectID: string(project)})
		if !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		if _, err := q.GetProject(ctx, string(project)); err != nil {
			return err
		}
		current, err := q.GetOrganisation(ctx, string(project))
		if errors.Is(err, sql.ErrNoRows) {
			err = nil
		}
		return changedElsewhere(expected, current.Revision, err)
	})
	if err != nil {
		return Organisation{}, err
	}
	l.onChange(Change{Kind: KindOrganisation, ID: row.ProjectID, Revision: row.Revision})
	return organisationOf(row), nil
}

func organisationOf(row queries.Organisation) Organisation {
	return Organisation{ProjectID(row.ProjectID), row.Revision, instant(row.CreatedAt), json.RawMessage(row.Content)}
}
