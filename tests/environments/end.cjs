/** After all stories on PostgreSQL: the server is left as it was found. */
module.exports = async () => require('./engines.cjs').removeDatabases()
