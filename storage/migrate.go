package storage

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"

	"github.com/pressly/goose/v3"
)

//go:embed migrations/*.sql
var migrations embed.FS

// schema is the numbered files that lead from nothing to the library as this program knows it.
type schema struct {
	files  fs.FS
	latest int64
}

// released is the schema of this program.
func released() schema {
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		panic(fmt.Sprintf("storage: embedded migrations: %v", err))
	}
	s, err := schemaOf(files)
	if err != nil {
		panic(fmt.Sprintf("storage: embedded migrations: %v", err))
	}
	return s
}

func schemaOf(files fs.FS) (schema, error) {
	sources, err := fs.Glob(files, "*.sql")
	if err != nil {
		return schema{}, err
	}
	s := schema{files: files}
	for _, source := range sources {
		version, err := goose.NumericComponent(source)
		if err != nil {
			return schema{}, err
		}
		s.latest = max(s.latest, version)
	}
	return s, nil
}

// migrate brings the library up to date, alone behind the closed gate. Windows that have it open
// know only the old tables, so there must be none; an existing library is copied first.
func (l *Library) migrate(ctx context.Context, schema schema, found condition, others bool) error {
	if others {
		return fmt.Errorf("%w: it needs an update, close the other windows first", ErrBusy)
	}
	var backup string
	if found.empty {
		// Before any table, so that a library is never without its mark.
		if _, err := l.writer.ExecContext(ctx, fmt.Sprintf("PRAGMA application_id = %d", applicationID)); err != nil {
			return err
		}
	} else if found.version > 0 {
		var err error
		if backup, err = l.backUpBeforeUpdate(ctx, found.version); err != nil {
			return err
		}
	}
	if err := apply(ctx, l.writer, schema); err != nil {
		return updateError(err, backup)
	}
	return nil
}

// apply runs the migrations that the library has not had yet, each in a transaction of its own.
func apply(ctx context.Context, db *sql.DB, schema schema) error {
	provider, err := goose.NewProvider(goose.DialectSQLite3, db, schema.files, goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return err
	}
	_, err = provider.Up(ctx)
	return err
}

func updateError(err error, backup string) error {
	if backup == "" {
		return fmt.Errorf("create tables: %w", err)
	}
	return fmt.Errorf("update (the library as it was is in %s): %w", backup, err)
}
