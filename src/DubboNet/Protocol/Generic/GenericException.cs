using DubboNet.Hessian;
using DubboNet.Protocol.Responses;

namespace DubboNet.Protocol.Generic;

/// <summary>Converts between the exception of a method and the exception with which a generic call reports it (W48).</summary>
internal static class GenericException
{
    /// <summary>The class name that all Java versions know.</summary>
    private const string Written = "com.alibaba.dubbo.rpc.service.GenericException";

    private const string Renamed = "org.apache.dubbo.rpc.service.GenericException";
    private const string ClassField = "exceptionClass";
    private const string MessageField = "exceptionMessage";

    /// <summary>
    /// Returns the exception that a generic caller receives. Its fields contain the class and message that a typed caller would receive.
    /// Its message contains both and the stack trace.
    /// </summary>
    public static JavaException ToGeneric(Exception thrown, in ResponseContext context)
    {
        byte[] bytes = HessianSerializer.Serialize(thrown, new HessianThrowableFormatter(context.IncludeStackTraces), context.Hessian);
        JavaException java = JavaException.From(HessianSerializer.Deserialize(bytes), HessianTypeRegistry.BuiltIn)!;
        return new JavaException(Written, $"{java.Message}\n{java.JavaStackTrace}".TrimEnd('\n'))
        {
            Fields = [(ClassField, java.JavaType), (MessageField, java.JavaMessage)],
        };
    }

    /// <summary>
    /// Returns the exception that the method threw. Its own fields are missing, because they are not sent. If the exception is not of the
    /// generic class, it is returned unchanged.
    /// </summary>
    public static JavaException Unwrap(JavaException received)
    {
        if (received.JavaType is not (Written or Renamed) || received.Detail is not HessianObject fields
            || !fields.TryGet(ClassField, out object? javaType) || javaType is not string { Length: > 0 } name)
        {
            return received;
        }

        fields.TryGet(MessageField, out object? message);
        return new JavaException(new JavaThrowable(name) { Message = message as string, Frames = received.Throwable.Frames });
    }
}
