package storage

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/google/uuid"
)

// A run that is "running" needs somebody who runs it. When a window crashes, its runs stay behind,
// and the next one to open the library has to tell them from the runs of a second window that is
// alive. So each open Library is a session with a file of its own, in the folder "library.db-open",
// and keeps that file locked. The lock belongs to the process and goes with it, however it ends:
// whose file is not locked is gone.
//
// A heartbeat in the database was the alternative. It would write to the disk all day, tell every
// window that "something changed", and take a laptop that slept for a dead one.
//
// Opening goes through a gate, one at a time, so that creating the library, bringing it up to date
// and clearing away lost sessions need no thought about a second window doing the same.

// SessionID names one opening of the library, from Open to Close.
type SessionID string

type session struct {
	id   SessionID
	lock *lock
}

// Session returns the id of this opening of the library. Runs that carry it are played here.
// It is empty for a library open for reading only.
func (l *Library) Session() SessionID {
	if l.session == nil {
		return ""
	}
	return l.session.id
}

// gateWait allows for a second window that is just updating a large library.
const gateWait = time.Minute

func closeGate(ctx context.Context, library string) (*lock, error) {
	if err := os.MkdirAll(sessionFolder(library), 0o700); err != nil {
		return nil, err
	}
	return acquire(ctx, filepath.Join(sessionFolder(library), "gate"), gateWait)
}

// openSession registers a new session. The gate must be closed.
func openSession(ctx context.Context, library string) (*session, error) {
	name, err := uuid.NewV7()
	if err != nil {
		return nil, err
	}
	id := SessionID(name.String())
	lock, err := acquire(ctx, sessionFile(library, id), gateWait)
	if err != nil {
		return nil, err
	}
	return &session{id, lock}, nil
}

func (s *session) close() error {
	err := s.lock.release()
	_ = os.Remove(s.lock.path) // what cannot be removed now, the next one to open clears away
	return err
}

// othersOpen tells whether any session but one's own is alive, and clears away those that are not. The
// gate must be closed.
func othersOpen(ctx context.Context, library string, own SessionID) (bool, error) {
	files, err := os.ReadDir(sessionFolder(library))
	if err != nil {
		return false, err
	}
	open := false
	for _, file := range files {
		id, isSession := strings.CutSuffix(file.Name(), sessionSuffix)
		if !isSession || SessionID(id) == own {
			continue
		}
		alive, err := isAlive(ctx, library, SessionID(id))
		if err != nil {
			return false, err
		}
		open = open || alive
	}
	return open, nil
}

// isAlive tells whether the session is still open somewhere. A file that it left behind is removed.
func isAlive(ctx context.Context, library string, id SessionID) (bool, error) {
	file := sessionFile(library, id)
	held, err := isHeld(ctx, file)
	if !held && err == nil {
		_ = os.Remove(file) // fails when it is gone, or when another window is just looking at it
	}
	return held, err
}

const sessionSuffix = ".session"

func sessionFolder(library string) string { return library + "-open" }

func sessionFile(library string, id SessionID) string {
	return filepath.Join(sessionFolder(library), string(id)+sessionSuffix)
}
