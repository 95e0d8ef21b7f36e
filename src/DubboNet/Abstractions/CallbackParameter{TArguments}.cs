namespace DubboNet;

/// <summary>A callback parameter of a method with these arguments. Made by <c>ContractCallbacks</c>.</summary>
/// <typeparam name="TArguments">The arguments of the method.</typeparam>
public abstract class CallbackParameter<TArguments> : CallbackParameter
{
    internal CallbackParameter(int index, string javaInterface, bool releases)
        : base(index, javaInterface, releases)
    {
    }
}
