package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/mattn/go-sqlite3"
)

// Restore puts the library or backup at from in the place of all that is in this one, which is kept as a backup; its
// path is returned. Unsaved work stays. Other windows must not have the library open: ErrBusy. It happens at once or
// not at all, whatever cuts it off.
//
// SQLite's own copying is used rather than a new file: connections stay as they are, and Windows lets nobody replace a
// file that is open.
func (l *Library) Restore(ctx context.Context, from string) (string, error) {
	aside, err := l.restore(ctx, from, released())
	if err != nil {
		return "", fault("restore "+from, err)
	}
	l.onChange(Change{Kind: KindEverything})
	return aside, nil
}

func (l *Library) restore(ctx context.Context, from string, schema schema) (string, error) {
	if l.ReadOnly() {
		return "", ErrReadOnly
	}
	gate, err := closeGate(ctx, l.path)
	if err != nil {
		return "", err
	}
	defer gate.release() //nolint:errcheck // a gate left closed is cleared away by the next to open
	if others, err := othersOpen(ctx, l.path, l.Session()); err != nil || others {
		return "", errors.Join(err, busyIf(others))
	}
	ready := l.path + "-restore"
	defer discard(ready)
	if err := l.prepare(ctx, from, ready, schema); err != nil {
		return "", err
	}
	aside, err := l.backUp(ctx, BackupReplaced)
	if err != nil {
		return "", err
	}
	return aside.Path, l.overwrite(ctx, ready)
}

func busyIf(others bool) error {
	if others {
		return fmt.Errorf("%w: close the other windows first", ErrBusy)
	}
	return nil
}

// prepare makes a copy of what is to be restored, brings it up to date, and gives it the unsaved work of today.
func (l *Library) prepare(ctx context.Context, from, ready string, schema schema) error {
	if err := vacuum(ctx, from, ready, schema); err != nil {
		return err
	}
	db, err := sql.Open("sqlite3", source(ready, "mode=rw", "_foreign_keys=on"))
	if err != nil {
		return err
	}
	defer db.Close()      //nolint:errcheck // it is a copy, and what was written to it is read next
	db.SetMaxOpenConns(1) // what is attached belongs to a connection
	if err := apply(ctx, db, schema); err != nil {
		return err
	}
	for _, statement := range []string{
		"UPDATE runs SET status = 'interrupted', finished_at = created_at WHERE status = 'running'",
		"DELETE FROM journal",
		"ATTACH ? AS live",
		"INSERT INTO journal SELECT * FROM live.journal",
		"INSERT INTO journal_steps SELECT * FROM live.journal_steps",
		"DETACH live",
	} {
		var parameters []any
		if statement == "ATTACH ? AS live" {
			parameters = append(parameters, l.path)
		}
		if _, err := db.ExecContext(ctx, statement, parameters...); err != nil {
			return err
		}
	}
	return nil
}

// vacuum copies a sound library or backup to a new file.
func vacuum(ctx context.Context, from, to string, schema schema) error {
	found, err := examine(ctx, from, schema)
	if err != nil {
		return err
	}
	discard(to)
	db, err := sql.Open("sqlite3", found.source)
	if err != nil {
		return err
	}
	defer db.Close() //nolint:errcheck // it was only read
	_, err = db.ExecContext(ctx, "VACUUM INTO ?", to)
	return err
}

// overwrite replaces all pages of the library in one transaction.
func (l *Library) overwrite(ctx context.Context, ready string) error {
	from, err := sql.Open("sqlite3", source(ready, "mode=ro"))
	if err != nil {
		return err
	}
	defer from.Close() //nolint:errcheck // it was only read
	reader, err := from.Conn(ctx)
	if err != nil {
		return err
	}
	defer reader.Close() //nolint:errcheck // it was only read
	writer, err := l.writer.Conn(ctx)
	if err != nil {
		return err
	}
	defer writer.Close() //nolint:errcheck // the copying has told what went wrong
	return reader.Raw(func(r any) error {
		return writer.Raw(func(w any) error { return copyPages(w.(*sqlite3.SQLiteConn), r.(*sqlite3.SQLiteConn)) })
	})
}

func copyPages(to, from *sqlite3.SQLiteConn) error {
	copying, err := to.Backup("main", from, "main")
	if err != nil {
		return err
	}
	done, err := copying.Step(-1)
	if err == nil && !done {
		err = ErrBusy
	}
	return errors.Join(err, copying.Finish())
}

// Replace puts the library or backup at from in the place of the file at path, which cannot be opened, whatever is the
// matter with it. That file is kept aside, and its new path returned; nothing is where there was none.
func Replace(ctx context.Context, path, from string) (string, error) {
	path, err := resolve(path)
	if err == nil {
		var aside string
		if aside, err = replace(ctx, path, from); err == nil {
			return aside, nil
		}
	}
	return "", fault("restore "+from, err)
}

func replace(ctx context.Context, path, from string) (string, error) {
	gate, err := closeGate(ctx, path)
	if err != nil {
		return "", err
	}
	defer gate.release() //nolint:errcheck // a gate left closed is cleared away by the next to open
	if others, err := othersOpen(ctx, path, ""); err != nil || others {
		return "", errors.Join(err, busyIf(others))
	}
	ready := path + "-restore"
	defer discard(ready)
	if err := vacuum(ctx, from, ready, released()); err != nil {
		return "", err
	}
	if err := flush(ready); err != nil {
		return "", err
	}
	aside, err := setAside(path)
	if err != nil {
		return "", err
	}
	// The log of the old file would be taken for that of the new one.
	for _, suffix := range []string{"-wal", "-shm", "-journal"} {
		if err := os.Remove(path + suffix); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return "", err
		}
	}
	return aside, os.Rename(ready, path)
}

// setAside copies a file with its log to the folder "backups", byte by byte.
func setAside(path string) (string, error) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	aside, err := placeForBackup(path, string(BackupReplaced), info.ModTime())
	if err != nil {
		return "", err
	}
	for _, suffix := range []string{"", "-wal"} {
		if err := copyFile(path+suffix, aside+suffix); err != nil && (suffix == "" || !errors.Is(err, fs.ErrNotExist)) {
			return "", err
		}
	}
	return aside, nil
}

func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close() //nolint:errcheck // it was only read
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Sync(), out.Close())
}

// discard removes a database and the files that SQLite has beside it.
func discard(path string) {
	for _, suffix := range []string{"", "-wal", "-shm", "-journal"} {
		_ = os.Remove(path + suffix) // what stays is overwritten the next time
	}
}
