/** An empty database of this run on the server of TEST_DATABASE_URL, removed after the stories; answers its address. */
export const newDatabase: (name: string) => Promise<URL>
