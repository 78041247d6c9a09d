import { familiesIn, namesIn, type Names } from './name.ts';

export const greek: Names = {
  women: namesIn(`Ελένη:eleni Μαρία:maria Κατερίνα:katerina Σοφία:sofia Δέσποινα:despina Άννα:anna Γεωργία:georgia Χριστίνα:christina Ειρήνη:irini
    Βασιλική:vasiliki Αγγελική:angeliki Δήμητρα:dimitra Ιωάννα:ioanna Παναγιώτα:panagiota Θεοδώρα:theodora Μαρίνα:marina Ζωή:zoi Φωτεινή:fotini
    Ανδρούλα:androulla Στέλλα:stella Ευαγγελία:evangelia Κυριακή:kyriaki Χαρά:chara Λουκία:loukia`),
  men: namesIn(`Νίκος:nikos Γιώργος:giorgos Ανδρέας:andreas Κώστας:kostas Δημήτρης:dimitris Γιάννης:giannis Χρίστος:christos Παναγιώτης:panagiotis
    Μιχάλης:michalis Σταύρος:stavros Πέτρος:petros Θανάσης:thanasis Αλέξανδρος:alexandros Στέλιος:stelios Μάριος:marios Λουκάς:loukas
    Σωτήρης:sotiris Βασίλης:vasilis Κυριάκος:kyriakos Αντώνης:antonis Ηλίας:ilias Φίλιππος:filippos Άγγελος:angelos Σάββας:savvas`),
  families: familiesIn(`Παπαδόπουλος:papadopoulos/Παπαδοπούλου:papadopoulou Αγγελόπουλος:angelopoulos/Αγγελοπούλου:angelopoulou
    Χριστοδούλου:christodoulou Γεωργίου:georgiou Ιωάννου:ioannou Κωνσταντίνου:konstantinou Νικολάου:nikolaou Χαραλάμπους:charalambous
    Δημητρίου:dimitriou Οικονόμου:oikonomou Καραγιάννης:karagiannis/Καραγιάννη:karagianni Βλάχος:vlachos/Βλάχου:vlachou
    Μακρής:makris/Μακρή:makri Παππάς:pappas/Παππά:pappa Αντωνίου:antoniou Σταύρου:stavrou Μιχαηλίδης:michailidis/Μιχαηλίδου:michailidou
    Ευαγγέλου:evangelou Ζαχαρίου:zachariou Λοΐζου:loizou Κυπριανού:kyprianou Θεοδώρου:theodorou Σαββίδης:savvidis/Σαββίδου:savvidou
    Κωστόπουλος:kostopoulos/Κωστοπούλου:kostopoulou Ράπτης:raptis/Ράπτη:rapti Σιδέρης:sideris/Σιδέρη:sideri Ψαράς:psaras/Ψαρά:psara
    Αλεξίου:alexiou Καλογήρου:kalogirou Φωτίου:fotiou Τσιάκκας:tsiakkas/Τσιάκκα:tsiakka Πιερίδης:pierides/Πιερίδου:pieridou`),
};
