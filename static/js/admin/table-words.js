/* The menu of a table's cells, in the words of the page: the table editor knows English alone. */
(function (script) {
  if (!window.Handsontable) return;
  const { dictionaryKeys, registerLanguageDictionary } = window.Handsontable.languages;
  const dictionary = { languageCode: script.dataset.language };
  for (const [name, words] of Object.entries(JSON.parse(script.dataset.words))) {
    dictionary[dictionaryKeys[`CONTEXTMENU_ITEMS_${name}`]] = words;
  }
  registerLanguageDictionary(dictionary);
})(document.currentScript);
