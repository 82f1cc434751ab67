// Package bpmn reads BPMN 2.0 XML into a model. Decode is the whole of it; Text
// gives the same file as UTF-8 for a reader that wants the XML itself.
//
// A file that cannot be read is refused with a *problem.Problem: a stable code
// ("bpmn.…"), a sentence and a way out in both languages, and the line and column.
// What can be survived goes to model.Definitions.Notices instead, and so does every
// element or attribute that is not BPMN's: nothing is dropped without a word.
//
// The reader trusts nobody. It opens no other file, expands no entity, and stops at
// the limits below, whatever the file says.
package bpmn

// Limits of what is read. They lie far beyond any process that people draw, and well
// within what a laptop carries.
const (
	MaxBytes        = 64 << 20  // size of a file
	MaxDepth        = 256       // elements inside one another
	MaxElements     = 1_000_000 // elements of a file
	MaxAttributes   = 256       // attributes of one element
	MaxAttribute    = 1 << 20   // bytes of one attribute's value
	MaxNoticesAlike = 100       // notices with one code; the rest are counted in a last one
)

// Names beyond LongName characters and coordinates beyond MaxCoordinate pixels are
// remarked upon: nobody meant them.
const (
	LongName      = 1000
	MaxCoordinate = 10_000_000
)
