package report

import (
	"sandtable/engine/compile"
	"sandtable/engine/simulate"
)

// Survey is what is shown of the whole of a replication, made while it is played once: the list of its cases, and the board.
// It is an observer for engine.Follow. Its memory is that of the list, about 33 bytes a case for the first MostListed.
type Survey struct {
	Cases *CaseList
	film  *BoardFilm
	board *Board // once everything was told
}

// NewSurvey begins the survey of a program.
func NewSurvey(p *compile.Program) *Survey {
	return &Survey{Cases: NewCaseList(p), film: NewBoardFilm(p, 0, simulate.Never)}
}

// Observe is told of what happened.
func (s *Survey) Observe(r *simulate.Record) {
	_ = s.Cases.Observe(r) // never fails
	s.film.Observe(r)
}

// Close says that everything was told.
func (s *Survey) Close() {
	s.Cases.Close()
	s.board = s.film.Told()
	s.film = nil
}

// Board is the board of the whole replication, or as far as was told.
func (s *Survey) Board() *Board {
	if s.board != nil {
		return s.board
	}
	return s.film.SoFar()
}
