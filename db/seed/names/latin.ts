import { familiesIn, namesIn, type Names } from './name.ts';

export const latin: Names = {
  women: namesIn(`Emma Charlotte Sophie Hannah Clara Julia Nina Laura Camille Chloé Élodie Margaux Ingrid Astrid Freya Alice Beatrice Rosa
    Elena Irina Natalia Vera Daria Lucia Marta Inês Helen Fiona Moira Rachel Naomi Victoria Louise Anna Katarina Zoe Martha Joan`),
  men: namesIn(`Oliver James Thomas Daniel Simon Lukas Jonas Felix Matthias Antoine Étienne Julien Luc Erik Lars Henrik Marco Luca Paolo
    Andrei Dmitri Viktor Pavel Tomás Rafael Hugo Peter George Ian Callum Adam David Martin Nathan Stefan Leon Theo Max Philip Owen`),
  families: familiesIn(`Hartley Whitfield Becker Lindqvist Moreau Lefèvre Rossi Ferrante Novak Sokolov/Sokolova Petrov/Petrova Ivanov/Ivanova
    Marchetti Dubois Fontaine Weber Hoffmann Brandt Vogel Keller Jensen Nyström Halvorsen Costa Almeida Ferreira Doyle Gallagher Sinclair
    Ashworth Pemberton Langley Mercer Thorne Winslow Barlow Hayward Bennett Carver Ellison Frost Granger Holloway Kendrick Lockhart
    Marlowe Norwood Prescott Radcliffe Sheridan Thackeray Underwood Vance Wakefield Beaumont Delacroix Garnier Mercier Roussel
    Schneider Zimmermann Krüger Lehmann Bauer Conti Ricci Gallo Greco Lombardi Kowalski/Kowalska Horvat Popescu Haddad Nasser`),
};
