package secrets

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sync"
)

// changing keeps two changes of this process apart. Others replace the file as a whole, so that it is never half written.
var changing sync.Mutex

// read is all that is in the file; nothing where there is none. A file that others may read is refused: what is in it is no secret any more.
func (s *Store) read() (map[string]string, error) {
	all := map[string]string{}
	info, err := os.Stat(s.file)
	if errors.Is(err, fs.ErrNotExist) {
		return all, nil
	}
	if err != nil {
		return nil, err
	}
	if runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0 { // Windows' rights are those of the folder
		return nil, fmt.Errorf("%w: others may read %s", ErrFile, s.file)
	}
	text, err := os.ReadFile(s.file)
	if err != nil {
		return nil, err
	}
	if json.Unmarshal(text, &all) != nil { // its cause would quote the file
		return nil, fmt.Errorf("%w: %s is not JSON", ErrFile, s.file)
	}
	return all, nil
}

// change writes the file anew, if what it is given says that there is something to write.
func (s *Store) change(do func(map[string]string) bool) error {
	changing.Lock()
	defer changing.Unlock()
	all, err := s.read()
	if err != nil {
		return err
	}
	if !do(all) {
		return nil
	}
	text, err := json.MarshalIndent(all, "", "  ")
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(s.file), 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(s.file), ".secrets-*") // made for its owner alone
	if err != nil {
		return err
	}
	_, err = f.Write(append(text, '\n'))
	err = errors.Join(err, f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), s.file)
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return nil
}
