using System.Runtime.CompilerServices;

namespace DubboNet.Cluster.LoadBalancing;

/// <summary>Finds single arguments of a call.</summary>
internal static class CallArguments
{
    /// <summary>Returns whether the call has an argument with this index, and gets its value.</summary>
    /// <param name="method">The method.</param>
    /// <param name="arguments">The arguments, which are a value, a tuple or an array.</param>
    /// <param name="index">The index, starting with 0.</param>
    /// <param name="value">The value.</param>
    public static bool TryGet(DubboMethod method, object? arguments, int index, out object? value)
    {
        value = null;
        if (index < 0 || index >= method.ParameterCount)
            return false;
        value = arguments switch
        {
            object?[] all when method.ParameterCount == all.Length => all[index],
            ITuple all when method.ParameterCount == all.Length => all[index],
            var single => single,
        };
        return true;
    }
}
