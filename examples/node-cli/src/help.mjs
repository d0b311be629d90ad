export const help = `Keeps cases in files, and says where they stand.

Usage:
  case new CASE-FILE ID
      starts a case without events
  case append CASE ENTRY-FILE [--policy FOLDER]...
      adds an entry to the case, or says why not; \`-\` reads it from standard input
  case check CASE [--policy FOLDER]... [--as-of DATE] [--for READER]
      where it stands, what is overdue, what is due soon and what is next
  case explain CASE ITEM [--policy FOLDER]... [--as-of DATE] [--for READER]
      why an item is as it is; \`check\` lists the items

Options:
  --policy FOLDER   a local policy's folder; may be given again
  --as-of DATE      the day for which to answer, as in 2026-02-20; today, if left out
  --for READER      practitioner, parent or child; practitioner, if left out
  -h, --help        this help

Exit status:
  0  done
  1  refused: an entry, a policy, a case whose log was changed, or a file in use
  2  usage: a mistake in the command, or a file that is not what it should be

Examples:
  case check ../cases/planned-return-s20.json --as-of 2026-02-20
  case check ../cases/planned-return-s20.json --as-of 2026-02-20 --policy ../policies/northshire
  case explain ../cases/planned-return-s20.json stage --as-of 2026-02-20 --for parent
  case new my-case.json case-0001
  case append my-case.json entry.json

Colours are for terminals; NO_COLOR=1 turns them off.`;
