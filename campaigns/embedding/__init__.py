"""Cards of this site on the sites of partners: who may show them, and how they are asked for."""
