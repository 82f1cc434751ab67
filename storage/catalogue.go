package storage

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"sandtable/storage/queries"
)

// A Listed is what a registry had of a template when it was looked at last.
type Listed struct {
	Registry RegistryID
	Template string
	Content  json.RawMessage
	SeenAt   time.Time
}

// Catalogue is all that is known of what the registries have.
func (l *Library) Catalogue(ctx context.Context) ([]Listed, error) {
	var all []Listed
	err := l.read(ctx, "read catalogue", func(q *queries.Queries) error {
		rows, err := q.ListCatalogue(ctx)
		for _, row := range rows {
			all = append(all, Listed{RegistryID(row.RegistryID), row.Template, json.RawMessage(row.Content), instant(row.SeenAt)})
		}
		return err
	})
	return all, err
}

// PutCatalogue replaces what is known of the templates of a registry. Those that are kept stay as they are, though they are not in the list:
// nothing could be learned of them this time.
func (l *Library) PutCatalogue(ctx context.Context, registry RegistryID, listed []Listed, kept []string) error {
	return l.write(ctx, fmt.Sprintf("put catalogue of registry %s", registry), func(q *queries.Queries) error {
		before, err := q.ListCatalogue(ctx)
		if err != nil {
			return err
		}
		now := l.milliseconds()
		for _, x := range listed {
			kept = append(kept, x.Template)
			if err := q.PutCatalogue(ctx, queries.PutCatalogueParams{RegistryID: string(registry), Template: x.Template, Content: string(x.Content), Now: now}); err != nil {
				return err
			}
		}
		for _, row := range before {
			if row.RegistryID == string(registry) && !slices.Contains(kept, row.Template) {
				if err := q.DeleteCatalogue(ctx, queries.DeleteCatalogueParams{RegistryID: row.RegistryID, Template: row.Template}); err != nil {
					return err
				}
			}
		}
		return nil
	})
}
