package storage

import (
	"fmt"
	"net/url"
	"path/filepath"
	"strings"
	"time"
)

// The sources below name the library's file to SQLite. Every pragma stands in the name, so that
// each connection of a pool has it.

// writing is the source of the connection that writes. FULL makes a commit wait for the disk:
// without it a power cut could take back a save that was already acknowledged.
func writing(path string, wait time.Duration) string {
	return source(path, "mode=rwc", "_journal_mode=WAL", "_synchronous=FULL", "_foreign_keys=on",
		"_txlock=immediate", busyTimeout(wait))
}

// reading is the source of the connections that read beside the one that writes.
func reading(path string, wait time.Duration) string {
	return source(path, "mode=rw", "_query_only=on", busyTimeout(wait))
}

// inspecting is the source of a connection that cannot change the file, whatever is in it.
func inspecting(path string) string {
	return source(path, "mode=ro", busyTimeout(5*time.Second))
}

// frozen is the source of a connection to a file on a disk that cannot be written to. SQLite then
// needs no files beside it.
func frozen(path string) string {
	return source(path, "mode=ro", "immutable=1")
}

// locking is the source of a file that is only there to be locked.
func locking(path, mode string, wait time.Duration) string {
	return source(path, "mode="+mode, busyTimeout(wait))
}

func busyTimeout(wait time.Duration) string {
	return fmt.Sprintf("_busy_timeout=%d", wait.Milliseconds())
}

// source writes path as a URI, because a plain path with a question mark or a percent sign would
// be misread.
func source(path string, parameters ...string) string {
	slashed := filepath.ToSlash(path)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed // C:/Users → /C:/Users
	}
	name := url.URL{Scheme: "file", Path: slashed, RawQuery: strings.Join(parameters, "&")}
	return name.String()
}
