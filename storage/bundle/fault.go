package bundle

import "fmt"

// Kind says what is wrong with a file that should be a bundle.
type Kind int

// What can be wrong.
const (
	NotABundle  Kind = iota + 1 // something else, or nothing of ours in it
	Truncated                   // it ends too early
	TooLarge                    // more than a bundle may hold
	BadDigest                   // content that is not what its checksum says: damaged, or tampered with
	BadPath                     // a name that could be written outside its folder, or not on every system
	Twice                       // two parts of one name
	Missing                     // spoken of, and not there
	BadManifest                 // a field is missing or means nothing
	BadID                       // the template's id
	BadVersion                  // no semantic version
	TooNew                      // a later format
	Several                     // more than one template in one file
)

var kinds = [...]string{
	NotABundle: "not a bundle", Truncated: "ends too early", TooLarge: "too large", BadDigest: "does not match its checksum", BadPath: "unsafe path",
	Twice: "there twice", Missing: "missing", BadManifest: "manifest is wrong", BadID: "no id for a template", BadVersion: "no semantic version",
	TooNew: "written by a later version", Several: "several templates",
}

// Fault is why a file is no bundle that can be used. Place names the part, field or value.
type Fault struct {
	Kind  Kind
	Place string
	Cause error // nil where there is none beneath
}

func (f *Fault) Error() string {
	text := "bundle: " + kinds[f.Kind]
	if f.Place != "" {
		text = fmt.Sprintf("%s: %.200q", text, f.Place)
	}
	if f.Cause != nil {
		text += ": " + f.Cause.Error()
	}
	return text
}

func (f *Fault) Unwrap() error { return f.Cause }
