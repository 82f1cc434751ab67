package desktop

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"sync"
	"time"

	"sandtable/engine/problem"
)

// FileState says how a file that was opened is on the disk now.
type FileState struct {
	Digest string `json:"digest"` // of its content; empty when it is gone
	Own    bool   `json:"own"`    // it is as this program has written it
}

// opened knows the files that the page has got from the user, and looks whether others change them. A page may ask
// about these alone. The zero value is ready for use.
type opened struct {
	mu    sync.Mutex
	files map[string]seen
}

// seen is a file as it was when its digest was taken.
type seen struct {
	at      time.Time
	size    int64
	digest  string
	written string // digest of what this program has put there
}

// took remembers a file that was read, and returns its digest.
func (o *opened) took(path string, content []byte) string {
	return o.remember(path, content, false)
}

// wrote remembers what this program has written, if it is a file that was opened.
func (o *opened) wrote(path string, content []byte) {
	o.mu.Lock()
	_, known := o.files[path]
	o.mu.Unlock()
	if known {
		o.remember(path, content, true)
	}
}

func (o *opened) remember(path string, content []byte, own bool) string {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.files == nil {
		o.files = make(map[string]seen)
	}
	file := o.files[path]
	digest := digestOf(content)
	if own {
		file.written = digest
	}
	file.at, file.digest = time.Time{}, digest // looked at anew: it may have changed since it was read
	o.files[path] = file
	return digest
}

// admit lets the page ask about a file that unsaved work names.
func (o *opened) admit(path string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.files == nil {
		o.files = make(map[string]seen)
	}
	if _, known := o.files[path]; !known {
		o.files[path] = seen{}
	}
}

// look says how a file is now. A file whose time and size are as before is not read again.
func (o *opened) look(path string) (FileState, error) {
	o.mu.Lock()
	file, known := o.files[path]
	o.mu.Unlock()
	if !known {
		return FileState{}, notOpened(path)
	}
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return FileState{}, nil
	}
	if err != nil {
		return FileState{}, cannotRead(path, err)
	}
	if !info.ModTime().Equal(file.at) || info.Size() != file.size {
		content, err := readFile(path)
		if err != nil {
			return FileState{}, err
		}
		file.at, file.size, file.digest = info.ModTime(), info.Size(), digestOf(content)
		o.mu.Lock()
		o.files[path] = file
		o.mu.Unlock()
	}
	return FileState{file.digest, file.digest == file.written}, nil
}

// read is a file that was opened before as it is now.
func (o *opened) read(path string) ([]byte, string, error) {
	o.mu.Lock()
	_, known := o.files[path]
	o.mu.Unlock()
	if !known {
		return nil, "", notOpened(path)
	}
	content, err := readFile(path)
	if err != nil {
		return nil, "", err
	}
	return content, o.took(path, content), nil
}

func digestOf(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}

func notOpened(path string) error {
	return problem.New("file.not-opened",
		problem.Say("This file was not opened here.", "此文件不是在这里打开的。"),
		problem.Say("Open it with File › Open file.", "请通过“文件 › 打开文件”打开它。")).In(path)
}
