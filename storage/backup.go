package storage

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// Backup writes a copy of the library to a new file. Others may go on writing meanwhile; the copy
// holds what was saved when it began.
func (l *Library) Backup(ctx context.Context, to string) error {
	return fault("back up library", l.copyTo(ctx, to))
}

// backUpBeforeUpdate copies the library to the folder "backups" and returns the copy's path.
func (l *Library) backUpBeforeUpdate(ctx context.Context, version int64) (string, error) {
	return l.backUpAs(ctx, fmt.Sprintf("schema%d", version))
}

func (l *Library) backUpAs(ctx context.Context, why string) (string, error) {
	to, err := placeForBackup(l.path, why, l.now())
	if err != nil {
		return "", err
	}
	return to, l.copyTo(ctx, to)
}

// placeForBackup is a new name in the folder "backups", which is made where it is not there.
func placeForBackup(library, why string, now time.Time) (string, error) {
	folder := backupFolder(library)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", err
	}
	return filepath.Join(folder, fmt.Sprintf("%s-%s-%s%s", stem(library), why, now.UTC().Format(backupTime), filepath.Ext(library))), nil
}

const backupTime = "20060102T150405.000Z"

func backupFolder(library string) string { return filepath.Join(filepath.Dir(library), "backups") }

func stem(library string) string {
	return strings.TrimSuffix(filepath.Base(library), filepath.Ext(library))
}

// copyTo makes the copy under another name first, so that what has the name of a backup is whole.
func (l *Library) copyTo(ctx context.Context, to string) error {
	if _, err := os.Lstat(to); err == nil {
		return fmt.Errorf("%s: %w", to, fs.ErrExist)
	}
	part := to + ".part"
	if err := os.Remove(part); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	// Not through the readers beside a writer: to SQLite the new file is a write, which they refuse.
	db := l.writer
	if l.ReadOnly() {
		db = l.readers
	}
	if _, err := db.ExecContext(ctx, "VACUUM INTO ?", part); err != nil {
		_ = os.Remove(part) // the error to tell is the one before
		return err
	}
	if err := flush(part); err != nil {
		return err
	}
	return os.Rename(part, to)
}

// flush waits until the file is on the disk; VACUUM INTO does not.
func flush(path string) error {
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(file.Sync(), file.Close())
}
