import type { UnitOfWork } from '../../../src/domain/ports.ts';

/** How often the store is asked for anything: each of its methods is a few statements, whatever the number of units. */
export function counting(unitOfWork: UnitOfWork): { unitOfWork: UnitOfWork; asked(): number } {
  let calls = 0;
  const watched = <T extends object>(target: T): T =>
    new Proxy(target, {
      get(of, name) {
        const member: unknown = Reflect.get(of, name);
        if (typeof member !== 'function') return member;
        return (...given: unknown[]): unknown => {
          calls += 1;
          return Reflect.apply(member, of, given);
        };
      },
    });
  return {
    unitOfWork: {
      run: (work) =>
        unitOfWork.run((tx) =>
          work(
            new Proxy(tx, {
              get(of, name) {
                const repository: unknown = Reflect.get(of, name);
                return typeof repository === 'object' && repository !== null
                  ? watched(repository)
                  : repository;
              },
            }),
          ),
        ),
    },
    asked: () => calls,
  };
}
