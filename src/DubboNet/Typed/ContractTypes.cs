using DubboNet.Hessian;

namespace DubboNet.Typed;

/// <summary>Types of contracts.</summary>
public static class ContractTypes
{
    /// <summary>
    /// A registry that also holds the types that a contract's arguments, results and exceptions reach. Types that it holds already stay as they are, so contracts may
    /// share types.
    /// </summary>
    /// <typeparam name="TContract">An interface with a <see cref="DubboServiceAttribute"/>.</typeparam>
    /// <exception cref="ArgumentException">A Java class or a CLR type has another formatter already.</exception>
    public static HessianTypeRegistry With<TContract>(this HessianTypeRegistry types)
        where TContract : class, IDubboContract<TContract> =>
        types.With([.. TContract.Types.Where(formatter => !(types.TryGet(formatter.Type, out HessianClassFormatter? known) && known == formatter))]);
}
